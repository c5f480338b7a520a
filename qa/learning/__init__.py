"""What the weights are learned from and how: each file fits one of them, held out by place."""
