package io.escala.spring.boot;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.jdbc.Migration;
import io.escala.crm.jdbc.Migrations;
import io.escala.fakemeta.FakeMeta;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** Tables that the application makes with its own means before the store is opened. */
class MigrationsTest {
    @TempDir
    Path folder;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Bare {}

    @Test
    void storeIsOpenedAfterTheMigrationsOfTheApplicationAndSaysWhenTheyAreMissing() throws Exception {
        try (FakeMeta meta = FakeMeta.start()) {
            Map<String, Object> properties = Host.properties(meta);
            Postgres.connect(properties, "migrated");
            properties.put("escala.store.migrate", "validate");
            assertThatThrownBy(() -> Host.start(properties, Bare.class))
                    .rootCause()
                    .hasMessageContaining("migration");

            Path schema = folder.resolve("schema.sql");
            Files.writeString(
                    schema, Migrations.postgres().stream().map(Migration::sql).collect(joining("\n")));
            properties.put("spring.sql.init.mode", "always");
            properties.put("spring.sql.init.separator", "^^^ END OF SCRIPT ^^^");
            properties.put("spring.sql.init.schema-locations", schema.toUri().toString());

            try (Host host = Host.start(properties, Bare.class)) {
                assertThat(host.desk().administration().lines()).hasSize(1);
            }
        }
    }
}
