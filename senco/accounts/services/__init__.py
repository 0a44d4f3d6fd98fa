"""What is done about people: accounts and roles, invitations and their approval, notices, mail."""
