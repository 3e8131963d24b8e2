"""The words of resolutions: how paragraphs begin, act, cite and oblige. Pure functions of one paragraph."""
