package io.escala.examples.bomimport;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;

/** The versions that Maven manages for a host. */
final class ManagedVersions {
    private ManagedVersions() {}

    /** The versions by artifact, with the BOMs imported in the given order. */
    static SortedMap<String, String> of(Bom... boms) throws ModelBuildingException {
        DependencyManagement management = new DependencyManagement();
        Stream.of(boms).map(Bom::imported).forEach(management::addDependency);
        Model host = new Model();
        host.setModelVersion("4.0.0");
        host.setGroupId("com.example");
        host.setArtifactId("host");
        host.setVersion("1");
        host.setDependencyManagement(management);

        ModelBuildingRequest request = new DefaultModelBuildingRequest()
                .setRawModel(host)
                .setModelResolver(new LocalPoms())
                .setSystemProperties(System.getProperties())
                .setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL);
        Model effective =
                new DefaultModelBuilderFactory().newInstance().build(request).getEffectiveModel();

        SortedMap<String, String> versions = new TreeMap<>();
        for (Dependency managed : effective.getDependencyManagement().getDependencies()) {
            versions.put(managed.getManagementKey(), managed.getVersion());
        }
        return versions;
    }
}
