import java.nio.file.Files
import java.nio.file.Path

// Tools that pack an archetype pass over files of this name, so it gets it here.
Path project = Path.of(request.outputDirectory, request.artifactId)
Files.move(project.resolve("gitignore"), project.resolve(".gitignore"))

String transport = request.properties.getProperty("transport")
if (!(transport in ["memory", "kafka", "rabbitmq"])) {
    throw new IllegalArgumentException("-Dtransport=" + transport + " is not known, only memory, kafka and rabbitmq."
            + " Delete the folder " + project + " and try again")
}
