plugins {
    application
}

repositories {
    mavenLocal() // where `mvn install` has put Signalbox
    mavenCentral()
}

val signalbox = platform("dev.signalbox:signalbox-bom:0.1.0-SNAPSHOT")

dependencies {
    annotationProcessor(signalbox)
    annotationProcessor("dev.signalbox:signalbox-processor")
    implementation(signalbox)
    implementation("dev.signalbox:signalbox-runtime")
    compileOnly("org.jspecify:jspecify:1.0.0")
    runtimeOnly("org.slf4j:slf4j-simple:2.0.17")
}

tasks.withType<JavaCompile>().configureEach {
    options.release.set(17)
}

application {
    mainClass.set("dev.signalbox.tickets.Tickets")
}
