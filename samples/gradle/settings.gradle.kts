rootProject.name = "signalbox-gradle"
