"""The rules of method, one module each; the docstring of a module is the page of its rule.

Every module in this folder is a rule: a new one is found by being there.
"""
