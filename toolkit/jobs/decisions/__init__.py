"""What waits for a decision of the centre, decided and taken back without Excel."""
