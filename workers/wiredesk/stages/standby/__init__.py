"""What the stages with a state of their own share: one worker works, the others stand by."""
