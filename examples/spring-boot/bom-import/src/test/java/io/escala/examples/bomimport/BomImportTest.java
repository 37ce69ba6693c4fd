package io.escala.examples.bomimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The BOM as it is published changes the versions of no library of a host. */
class BomImportTest {
    private static Model published() throws IOException, XmlPullParserException {
        try (Reader pom = Files.newBufferedReader(LocalPoms.PUBLISHED_BOM)) {
            return new MavenXpp3Reader().read(pom);
        }
    }

    @Test
    void publishedBomHasNoParentAndOnlyOurArtifacts() throws Exception {
        Model bom = published();

        assertThat(bom.getParent()).isNull();
        assertThat(bom.getProperties()).isEmpty();
        assertThat(bom.getDependencyManagement().getDependencies())
                .extracting(Dependency::getGroupId)
                .hasSize(10)
                .containsOnly("io.escala");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.5.16", "4.1.1"})
    void onlyOurArtifactsAreAddedToThoseOfSpringBoot(String release) throws Exception {
        Bom springBoot = Bom.springBoot(release);
        Bom escala = Bom.escala(published().getVersion());
        SortedMap<String, String> expected = new TreeMap<>(ManagedVersions.of(springBoot));
        assertThat(expected)
                .containsKey("org.jetbrains.kotlin:kotlin-stdlib:jar")
                .hasSizeGreaterThan(1000);
        expected.putAll(ourArtifacts());

        assertThat(ManagedVersions.of(springBoot, escala)).isEqualTo(expected);
        assertThat(ManagedVersions.of(escala, springBoot)).isEqualTo(expected);
    }

    private static SortedMap<String, String> ourArtifacts() throws Exception {
        SortedMap<String, String> ours =
                ManagedVersions.of(Bom.escala(published().getVersion()));
        assertThat(ours.keySet()).hasSize(10).allMatch(artifact -> artifact.startsWith("io.escala:"));
        return ours;
    }
}
