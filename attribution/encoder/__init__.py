"""The shared encoder: base weights, task differences, batching, device and dtype. The only importer of torch."""
