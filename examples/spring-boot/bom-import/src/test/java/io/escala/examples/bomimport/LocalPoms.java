package io.escala.examples.bomimport;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;

/** Finds poms in the local repository, and of this project's only the BOM as it is published. */
final class LocalPoms implements ModelResolver {
    private static final Path REPOSITORY = Path.of(System.getProperty("local.repository"));

    /** The BOM that is installed and deployed. */
    static final Path PUBLISHED_BOM = Path.of(System.getProperty("published.bom"));

    @Override
    public FileModelSource resolveModel(String groupId, String artifactId, String version)
            throws UnresolvableModelException {
        Path pom = (groupId + ":" + artifactId).equals("io.escala:escala-bom")
                ? PUBLISHED_BOM
                : REPOSITORY
                        .resolve(groupId.replace('.', File.separatorChar))
                        .resolve(artifactId)
                        .resolve(version)
                        .resolve(artifactId + "-" + version + ".pom");
        if (groupId.equals("io.escala") && !pom.equals(PUBLISHED_BOM)) {
            throw new UnresolvableModelException("a host is given the BOM alone", groupId, artifactId, version);
        }
        if (!Files.exists(pom)) {
            throw new UnresolvableModelException(pom + " does not exist", groupId, artifactId, version);
        }
        return new FileModelSource(pom.toFile());
    }

    @Override
    public FileModelSource resolveModel(Parent parent) throws UnresolvableModelException {
        return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
    }

    @Override
    public FileModelSource resolveModel(Dependency imported) throws UnresolvableModelException {
        return resolveModel(imported.getGroupId(), imported.getArtifactId(), imported.getVersion());
    }

    @Override
    public void addRepository(Repository repository) {}

    @Override
    public void addRepository(Repository repository, boolean replace) {}

    @Override
    public ModelResolver newCopy() {
        return this;
    }
}
