"""What the benchmarks are made of; ``run.py`` beside this folder is the command."""
