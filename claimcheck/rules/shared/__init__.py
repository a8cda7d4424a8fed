"""What several rules share: locations and wording, sentences and who speaks, grades and areas, the words of spin."""
