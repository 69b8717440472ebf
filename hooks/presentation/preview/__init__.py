"""The guide while it is written: each page made when it is asked for, with what the rules say of it in its place."""
