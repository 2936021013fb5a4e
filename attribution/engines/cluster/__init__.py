"""What the Ray engine consists of: parts in a folder, what travels, the actor that works on a part, and the cluster."""
