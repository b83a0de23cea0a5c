"""Ships, storms and waters, which are often called like persons."""
