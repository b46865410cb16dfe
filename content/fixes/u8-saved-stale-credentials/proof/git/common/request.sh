git ls-remote http://git.example.com/project.git
# How many passwords are saved now?
wc -l .git-credentials
