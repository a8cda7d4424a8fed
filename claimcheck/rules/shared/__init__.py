"""What several rules share: locations and wording, the names of grades and areas, the words of praise and alarm."""
