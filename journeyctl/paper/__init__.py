"""The paper: how large a picture is, its columns, the type on it, and about how wide that type runs.

Numbers only, and no font is opened: `layout` draws by them, `lint` judges by them what will be hard to draw.
"""
