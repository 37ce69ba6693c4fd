package io.escala.examples.bomimport;

import org.apache.maven.model.Dependency;

/** A BOM that a host imports. */
record Bom(String groupId, String artifactId, String version) {
    static Bom springBoot(String version) {
        return new Bom("org.springframework.boot", "spring-boot-dependencies", version);
    }

    static Bom escala(String version) {
        return new Bom("io.escala", "escala-bom", version);
    }

    Dependency imported() {
        Dependency dependency = new Dependency();
        dependency.setGroupId(groupId);
        dependency.setArtifactId(artifactId);
        dependency.setVersion(version);
        dependency.setType("pom");
        dependency.setScope("import");
        return dependency;
    }
}
