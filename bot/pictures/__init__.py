"""Pictures, drawn by typst from one source and one font, so that the same facts give the same bytes everywhere."""
