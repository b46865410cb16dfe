# A build job: nobody is there to type a password.
export GIT_TERMINAL_PROMPT=0
git ls-remote http://git.example.com/project.git
