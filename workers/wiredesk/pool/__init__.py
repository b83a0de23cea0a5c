"""A pool of processes for the CPU-bound work on text.

Work on text never runs on the event loop: heartbeats continue through any article. Each process has a pipe and a
thread of the parent (`WorkerSlot`); a shared integer says which article it is at. So an article that kills its process
is known, retried once alone in a fresh process, and then becomes a dead letter; one that exceeds its time limit has
its process killed. `child.py` is what runs in the process.
"""
