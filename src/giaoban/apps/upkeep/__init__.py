"""Looking after an installation: backups and their proof, and the doctor that finds trouble and says what to do."""
