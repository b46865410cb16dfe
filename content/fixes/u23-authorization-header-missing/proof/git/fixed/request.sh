# A build job: nobody is there to type a password.
export GIT_TERMINAL_PROMPT=0
git -c http.extraHeader="Authorization: Basic $(printf 'alice:s3cret' | base64)" \
  ls-remote http://git.example.com/project.git
