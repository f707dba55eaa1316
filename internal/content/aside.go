package content

// AsideFile lists whom an editor does not want to be proposed again. It says nothing of any story.
const AsideFile = "content/aside.txt"
