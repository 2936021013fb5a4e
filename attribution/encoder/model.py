"""The transformer itself: built from the verified base, with a task's difference added."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch
    from transformers import BertModel

# The architecture of all-MiniLM-L6-v2 as its config.json gives it; written here so that only two verified files are needed.
SHAPE = {
    "hidden_size": 384,
    "num_hidden_layers": 6,
    "num_attention_heads": 12,
    "intermediate_size": 1536,
    "vocab_size": 30522,
    "max_position_embeddings": 512,
    "type_vocab_size": 2,
    "layer_norm_eps": 1e-12,
    "hidden_dropout_prob": 0.0,
    "attention_probs_dropout_prob": 0.0,
}
WORDS = "embeddings.word_embeddings.weight"
State = dict[str, "torch.Tensor"]


def base_state(folder: Path) -> State:
    """The base's tensors in fp32 by name, without the pooler and position ids that no task uses."""
    from safetensors.torch import load_file

    state = load_file(str(folder / "model.safetensors"))
    return {k: v.float() for k, v in state.items() if not k.startswith("pooler.") and not k.endswith("position_ids")}


def build(state: State) -> BertModel:
    """An encoder that holds the very tensors of `state`, so that states which share a tensor share its memory.

    Every tensor must fit and none may be missing. The module is laid out on the meta device first: nothing is allocated
    or initialised only to be overwritten.
    """
    import torch
    from transformers import BertConfig, BertModel

    with torch.device("meta"):
        model = BertModel(BertConfig(**SHAPE, attn_implementation="sdpa"), add_pooling_layer=False)
    model.load_state_dict(state, strict=True, assign=True)
    positions = torch.arange(SHAPE["max_position_embeddings"]).unsqueeze(0)
    model.embeddings.register_buffer("position_ids", positions, persistent=False)
    model.embeddings.register_buffer("token_type_ids", torch.zeros_like(positions), persistent=False)
    return model.eval()


def mean_pool(hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Mean over the real tokens: `hidden` (rows, length, width), `mask` (rows, length) -> (rows, width)."""
    weights = mask.unsqueeze(-1).to(hidden.dtype)
    return (hidden * weights).sum(1) / weights.sum(1).clamp(min=1)
