package io.escala.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.spring.boot.properties.AccountRule;
import io.escala.spring.boot.properties.CheckedProperties;
import io.escala.spring.boot.properties.EscalaProperties;
import io.escala.spring.boot.properties.InvalidPropertiesException;
import io.escala.spring.boot.properties.MetaRule;
import io.escala.spring.boot.properties.WorkerRule;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;

/** Properties as they stand in YAML, and what is said when they are wrong. */
class EscalaPropertiesTest {
    private static final String WHOLE = """
            escala:
              app: {id: 900100200300, secret: 0123abcd, verify-token: verify-me}
              token: EAAx
              account: {id: acme, region: ar, zone: America/Argentina/Buenos_Aires, company-name: Acme}
              lines:
                sales: {phone-number-id: 70081234567890123, business-account-id: '102299'}
                page: {page-id: 104}
                insta: {instagram-account-id: 17841400000000000, page-id: 104, token: IGx}
            """;

    private static EscalaProperties bound(String yaml) throws IOException {
        return new Binder(ConfigurationPropertySources.from(new YamlPropertySourceLoader()
                        .load("test", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))))
                .bindOrCreate("escala", EscalaProperties.class);
    }

    private static CheckedProperties checked(String yaml) throws IOException {
        return CheckedProperties.of(
                bound(yaml), Stream.of(MetaRule::app, MetaRule::tokens, AccountRule::check, WorkerRule::check));
    }

    private static List<String> problems(String yaml) {
        try {
            return List.of(checked(yaml).toString());
        } catch (InvalidPropertiesException e) {
            return e.problems();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void numbersAndRegionsNeedNoQuotes() throws IOException {
        EscalaProperties properties = checked(WHOLE).all();

        assertThat(properties.app().id()).isEqualTo("900100200300");
        assertThat(properties.account().region()).isEqualTo("ar");
        assertThat(properties.lines().keySet()).containsExactly("sales", "page", "insta");
        assertThat(properties.lines().get("sales").phoneNumberId()).isEqualTo("70081234567890123");
        assertThat(properties.lines().get("insta").instagramAccountId()).isEqualTo("17841400000000000");
        assertThat(properties.webhook().path()).isEqualTo("/webhook");
        assertThat(properties.workers().drainTime()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void everyMissingPropertyIsNamedAtOnce() {
        assertThat(problems("escala:\n  lines:\n    sales: {phone-number-id: 7}\n    none: {name: No}"))
                .containsExactly(
                        "escala.app.id is missing; as an environment variable it is ESCALA_APP_ID",
                        "escala.app.secret is missing; as an environment variable it is ESCALA_APP_SECRET",
                        "escala.app.verify-token is missing; as an environment variable it is ESCALA_APP_VERIFYTOKEN",
                        "escala.token is missing; as an environment variable it is ESCALA_TOKEN",
                        "escala.account.id is missing; as an environment variable it is ESCALA_ACCOUNT_ID",
                        "escala.account.region is missing; as an environment variable it is ESCALA_ACCOUNT_REGION",
                        "escala.lines.sales.business-account-id is missing; as an environment variable it is ESCALA_LINES_SALES_BUSINESSACCOUNTID",
                        "escala.lines.none needs phone-number-id for WhatsApp, page-id for Messenger, or instagram-account-id for Instagram");
    }

    @Test
    void wrongValuesAreNotShown() {
        String yaml = """
                escala:
                  app: {id: "${META_APP_ID}", secret: 'hidden 1', verify-token: verify-me, previous-secrets: [a, b, c, d]}
                  token: 'hidden 2'
                  account: {id: 'hidden 3', region: NO, zone: hidden/4}
                  workers: {threads: 0, drain-time: 0s}
                  webhook: {path: hidden5}
                  lines:
                    page: {page-id: 104, business-account-id: hidden6, token: 'hidden 7'}
                    sales: {phone-number-id: 1, business-account-id: 2, instagram-account-id: hidden8}
                """;

        assertThat(problems(yaml))
                .hasSize(13)
                .contains(
                        "escala.app.id is given by ${META_APP_ID}, which is not set",
                        "escala.account.region cannot be used: put it in quotes, since YAML reads NO as a truth value",
                        "escala.lines.page.business-account-id is not for a line of Messenger",
                        "escala.app.previous-secrets may hold at most 3",
                        "escala.webhook.path must begin with a slash")
                .noneSatisfy(problem -> assertThat(problem).contains("hidden"));
    }

    /** Each with the others of its line right. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            phone-number-id, business-account-id: 1
            business-account-id, phone-number-id: 1
            page-id, name: Page
            page-id, instagram-account-id: 1
            instagram-account-id, page-id: 1
            instagram-account-id, name: Insta
            """)
    void idOfLineIsCheckedAsOtherPropertiesAre(String id, String others) {
        String property = "escala.lines.sales." + id;

        assertThat(ofLine(id, "''", others)).singleElement().asString().startsWith(property + " is missing;");
        assertThat(ofLine(id, "'  '", others)).singleElement().asString().startsWith(property + " is missing;");
        assertThat(ofLine(id, "'${THE_ID}'", others))
                .containsExactly(property + " is given by ${THE_ID}, which is not set");
        for (String wrong : List.of("'hidden 1'", "'+hidden'", "hidden/2", "'hidden${THE_ID}'", "h" + "i".repeat(64))) {
            assertThat(ofLine(id, wrong, others))
                    .containsExactly(
                            property
                                    + " cannot be used: it is no id, which has 1 to 64 ASCII letters, digits, '-', '_' and '.'");
        }
        assertThat(ofLine(id, "1", others)).singleElement().asString().startsWith("CheckedProperties");
    }

    @Test
    void regionThatDoesNotExistIsAProblemAsTheSetupWouldSay() {
        assertThat(
                        problems(
                                "escala: {token: t, app: {id: 1, secret: s, verify-token: v}, account: {id: acme, region: XX}}"))
                .singleElement()
                .asString()
                .startsWith("escala.account.region cannot be used: ")
                .doesNotContain("XX");
    }

    @Test
    void furtherIdsAreCheckedWhenGiven() {
        String ids = "business-account-id: 1, portfolio-id: 'hidden 1', display-phone: '+hidden'";

        assertThat(ofLine("phone-number-id", "1", ids))
                .hasSize(2)
                .allMatch(problem ->
                        problem.matches("escala\\.lines\\.sales\\.(portfolio-id|display-phone) cannot be used: .*"))
                .noneMatch(problem -> problem.contains("hidden"));
        assertThat(problems("escala: {token: t, app: {id: 'hidden 1', secret: s, verify-token: v}}"))
                .singleElement()
                .asString()
                .startsWith("escala.app.id cannot be used: it is no id")
                .doesNotContain("hidden");
    }

    private static List<String> ofLine(String id, String value, String others) {
        return problems("""
                escala:
                  app: {id: 1, secret: s, verify-token: v}
                  token: t
                  account: {id: acme, region: AR}
                  lines:
                    sales: {%s: %s, %s}
                """.formatted(id, value, others));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hidden.example.com",
                "https://graph.facebook.com",
                "http://localhost",
                "http://hidden@localhost:8080",
                "http://localhost:8080/hidden",
                "localhost:8080"
            })
    void standInThatIsNotOnThisMachineIsNamed(String address) {
        assertThat(problems(
                        "escala: {token: t, app: {id: 1, secret: s, verify-token: v}, stand-in: '" + address + "'}"))
                .containsExactly(
                        "escala.stand-in cannot be used: a stand-in is http://localhost:<port> or http://127.0.0.1:<port>");
    }

    @Test
    void hostThatKeepsItsAccountsItselfNamesNone() {
        assertThat(problems("escala: {token: t, app: {id: 1, secret: s, verify-token: v}}"))
                .singleElement()
                .asString()
                .startsWith("CheckedProperties");
    }

    @Test
    void secretsAreNotShown() throws IOException {
        EscalaProperties properties = bound(WHOLE);

        assertThat(properties + " " + properties.app() + properties.lines().values())
                .contains("sales")
                .doesNotContain("0123abcd", "EAAx", "IGx", "verify-me");
    }

    /** What an IDE completes: each property with its description, and no hint for a property that is not there. */
    @Test
    void everyPropertyIsDescribed() throws IOException {
        String described = metadata();

        assertThat(described)
                .contains("\"escala.app.verify-token\"", "\"escala.lines\"", "\"escala.workers.drain-time\"")
                .contains("How long the shutdown waits for what is under way.", "\"defaultValue\": \"30s\"")
                .contains("\"name\": \"escala.account.region\"", "\"value\": \"AR\"")
                .contains("\"management.health.escala.enabled\"");
        assertThat(Pattern.compile(
                                "\"name\": \"(escala\\.[a-z-]+\\.[a-z-]+)\",\\s+\"type\": \"[^\"]+\",\\s+\"sourceType")
                        .matcher(described)
                        .results()
                        .map(found -> found.group(1)))
                .as("without description")
                .isEmpty();
    }

    /** That of the starter; Spring Boot's jars have files of the same name. */
    private static String metadata() throws IOException {
        for (URL each : Collections.list(
                EscalaProperties.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream in = each.openStream()) {
                String found = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                if (found.contains("\"escala.app.id\"")) {
                    return found;
                }
            }
        }
        throw new AssertionError("there is none");
    }

    @Test
    void valueThatCannotBeReadIsRefusedByName() {
        assertThatThrownBy(() -> bound("escala: {workers: {threads: many}}"))
                .hasMessageContaining("escala.workers.threads");
    }
}
