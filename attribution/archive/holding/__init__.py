"""What an archive holds: articles added, replaced, removed and handed on."""
