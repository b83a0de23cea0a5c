"""Ships, storms, waters and businesses, which are often called like persons."""
