"""Sentences and small notes, one table for each phenomenon: what must be read and what must not."""
