"""Our entailment weights as an ordinary transformers checkpoint, so that other libraries can run the very same model."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from attribution.encoder.pairs import HEAD
from attribution.types import LABELS

TYPE = "attribution-pairs"


@cache
def register() -> tuple[Any, Any]:
    """(config class, model class) known to transformers' Auto classes: BERT, mean pooling, one linear layer.

    BertForSequenceClassification pools the first token through a tanh layer, which our weights do not have.
    """
    import torch
    from transformers import AutoConfig, AutoModelForSequenceClassification, BertConfig, BertModel, BertPreTrainedModel
    from transformers.modeling_outputs import SequenceClassifierOutput

    class PairConfig(BertConfig):
        model_type = TYPE

    class PairForSequenceClassification(BertPreTrainedModel):
        config_class = PairConfig

        def __init__(self, config: Any) -> None:
            super().__init__(config)
            self.num_labels = config.num_labels
            self.bert = BertModel(config, add_pooling_layer=False)
            self.head = torch.nn.Linear(config.hidden_size, config.num_labels)
            self.post_init()

        def forward(self, input_ids: Any = None, attention_mask: Any = None, token_type_ids: Any = None, **_more: Any) -> Any:
            found = self.bert(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids)
            weights = attention_mask.unsqueeze(-1).to(found.last_hidden_state.dtype)
            mean = (found.last_hidden_state * weights).sum(1) / weights.sum(1).clamp(min=1)
            return SequenceClassifierOutput(logits=self.head(mean))

    AutoConfig.register(TYPE, PairConfig)
    AutoModelForSequenceClassification.register(PairConfig, PairForSequenceClassification)
    return PairConfig, PairForSequenceClassification


def export(state: dict[str, Any], tokenizer_file: Path, folder: Path) -> None:
    """Write a full fp32 state, head included, with its tokenizer and labels: what `from_pretrained(folder)` reads."""
    from transformers import PreTrainedTokenizerFast

    from attribution.encoder.model import SHAPE

    config_class, model_class = register()
    names = dict(enumerate(LABELS))
    model = model_class(config_class(**SHAPE, id2label=names, label2id={v: k for k, v in names.items()}))
    named = {k if k.startswith(HEAD) else f"bert.{k}": v for k, v in state.items()}
    missing, unexpected = model.load_state_dict(named, strict=False)
    if unexpected or [name for name in missing if "position_ids" not in name and "token_type_ids" not in name]:
        raise ValueError(f"the weights do not fit the model: missing {missing}, unexpected {unexpected}")
    model.save_pretrained(folder)
    marks = {"unk_token": "[UNK]", "sep_token": "[SEP]", "pad_token": "[PAD]", "cls_token": "[CLS]", "mask_token": "[MASK]"}
    inputs = ["input_ids", "token_type_ids", "attention_mask"]
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(tokenizer_file), model_max_length=512, model_input_names=inputs, **marks)
    tokenizer.backend_tokenizer.no_truncation()
    tokenizer.backend_tokenizer.no_padding()
    tokenizer.save_pretrained(folder)
