"""Readers of the formats in which agencies and sites deliver news: ninjs, NITF, NewsML-G2, NewsML 1, RSS and Atom."""
