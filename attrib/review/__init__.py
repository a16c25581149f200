"""What people decide about a report's claims: agreed, corrected, added or struck out."""
