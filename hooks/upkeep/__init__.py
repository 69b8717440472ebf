"""Keeps the guide true: asks registries about its sources, and writes down what they said and when.

It uses the network, so nothing else imports it: what it writes below docs/about/lookups is read by `guide`.
"""
