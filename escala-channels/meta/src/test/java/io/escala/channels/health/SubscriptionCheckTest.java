package io.escala.channels.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import io.escala.channels.GraphStub;
import io.escala.channels.SendAnswers;
import io.escala.channels.graph.GraphApi;
import io.escala.core.channel.Subscription.Complete;
import io.escala.core.channel.Subscription.Missing;
import io.escala.core.channel.Subscription.NotSubscribed;
import io.escala.core.channel.Subscription.Overridden;
import io.escala.core.channel.Subscription.Unknown;
import io.escala.crm.line.Line;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionCheckTest {
    private static final String APP = "900100000000001";
    private static final Line PAGE = GraphStub.MESSENGER.withApp(APP);
    private static final Line INSTAGRAM = GraphStub.INSTAGRAM.withApp(APP);
    private static final Line LINKED = INSTAGRAM.withPage("3055500000000001");
    private static final Line WHATSAPP = GraphStub.WHATSAPP.withApp(APP);

    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    private SubscriptionCheck check;

    @BeforeEach
    void open() {
        check = new SubscriptionCheck(meta.graph());
    }

    private static String listed(String id, Iterable<String> fields) {
        StringBuilder names = new StringBuilder();
        fields.forEach(field -> names.append(names.isEmpty() ? "" : ",")
                .append('"')
                .append(field)
                .append('"'));
        return "{\"data\":[{\"id\":\"1\",\"name\":\"Another\",\"subscribed_fields\":[\"feed\"]},{\"id\":\"" + id
                + "\",\"name\":\"Ours\",\"subscribed_fields\":[" + names + "]}]}";
    }

    private static Set<String> without(Set<String> fields, String... gone) {
        Set<String> rest = new TreeSet<>(fields);
        rest.removeAll(Arrays.asList(gone));
        return rest;
    }

    @ParameterizedTest
    @CsvSource({
        "https://other.example/hook?secret=1, other.example",
        "nonsense, ?",
        "'https://a b', ?",
    })
    void messagesOfABusinessAccountThatGoElsewhereAreTold(String callback, String host) {
        meta.answers(
                200,
                "{\"data\":[{\"whatsapp_business_api_data\":{\"id\":\"" + APP + "\"},\"override_callback_uri\":\""
                        + callback + "\"}]}");

        assertThat(check.check(WHATSAPP)).isEqualTo(new Overridden(host));
        assertThat(new SubscriptionCheck(meta.graph(), Set.of(host)).check(WHATSAPP))
                .isEqualTo(new Complete());
    }

    @Test
    void pageIsAskedForItsOwnSubscriptions() {
        meta.answers(200, listed(APP, SubscriptionCheck.PAGE_FIELDS));

        assertThat(check.check(PAGE)).isEqualTo(new Complete());
        assertThat(meta.request().getUrl()).isEqualTo("/v26.0/3055500000000001/subscribed_apps");
    }

    @Test
    void instagramAccountIsAskedForItsOwnAndALinkedOneForItsPages() {
        meta.answers(200, listed(APP, SubscriptionCheck.INSTAGRAM_FIELDS));
        assertThat(check.check(INSTAGRAM)).isEqualTo(new Complete());
        assertThat(meta.requests().get(0).getUrl()).isEqualTo("/v26.0/17841400000000001/subscribed_apps");

        meta.answers(200, listed(APP, Set.of("name")));
        assertThat(check.check(LINKED))
                .as("Instagram's fields are not the Page's")
                .isEqualTo(new Complete());
        assertThat(meta.requests()).extracting("url").contains("/v26.0/3055500000000001/subscribed_apps");
    }

    @Test
    void numberIsAskedForItsBusinessAccountsWithoutFields() {
        meta.answers(
                200,
                "{\"data\":[{\"whatsapp_business_api_data\":{\"link\":\"https://example.com\",\"name\":\"Ours\",\"id\":\""
                        + APP + "\"}}]}");

        assertThat(check.check(WHATSAPP)).isEqualTo(new Complete());
        assertThat(meta.request().getUrl()).isEqualTo("/v26.0/2055500000000001/subscribed_apps");
        assertThat(check.check(WHATSAPP, Set.of("messages"))).isEqualTo(new Complete());
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "message_echoes", "message_reads", "messaging_postbacks"})
    void missingFieldsAreNamed(String field) {
        meta.answers(200, listed(APP, without(SubscriptionCheck.PAGE_FIELDS, field)));

        assertThat(check.check(PAGE)).isEqualTo(new Missing(Set.of(field)));
    }

    @Test
    void expectedFieldsAreConfigurable() {
        meta.answers(200, listed(APP, Set.of("messages", "feed")));

        assertThat(check.check(PAGE, Set.of("messages", "feed"))).isEqualTo(new Complete());
        assertThat(check.check(PAGE, Set.of("standby", "messages", "feed", "leadgen")))
                .isEqualTo(new Missing(Set.of("leadgen", "standby")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[]}",
                "{\"data\":[{\"id\":\"1\",\"subscribed_fields\":[\"messages\"]}]}",
                "{\"data\":[{\"id\":\"" + APP + "\",\"subscribed_fields\":[]}]}",
                "{\"data\":[{\"whatsapp_business_api_data\":{\"id\":\"1\"}}]}",
                "{\"data\":[null,7,\"x\",{}]}"
            })
    void unlistedAppOrAppWithoutFieldsIsNotSubscribed(String answer) {
        meta.answers(200, answer);

        assertThat(check.check(PAGE)).isEqualTo(new NotSubscribed());
        assertThat(check.check(INSTAGRAM)).isEqualTo(new NotSubscribed());
        assertThat(check.check(LINKED)).isEqualTo(new NotSubscribed());
        assertThat(check.check(WHATSAPP)).isEqualTo(new NotSubscribed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[{\"id\":\"" + APP + "\"}]}",
                "{\"data\":[{\"id\":" + APP + ",\"subscribed_fields\":null}]}",
                "{\"data\":[{\"id\":\"" + APP
                        + "\",\"subscribed_fields\":[{\"name\":\"messages\",\"version\":\"v26.0\"}]}]}"
            })
    void otherShapesOfTheListAreRead(String answer) {
        meta.answers(200, answer);

        assertThat(check.check(PAGE, Set.of("messages"))).isEqualTo(new Complete());
    }

    @Test
    void appPossiblyOnTheNextPageIsNotReportedUnsubscribed() {
        meta.answers(200, "{\"data\":[{\"id\":\"1\"}],\"paging\":{\"next\":\"https://graph.facebook.com/next\"}}");

        assertThat(check.check(PAGE)).isEqualTo(new Unknown("MORE_APPS_THAN_LISTED"));
    }

    @ParameterizedTest
    @CsvSource({"190, 401", "10, 403", "100, 400", "4, 400", "2, 503"})
    void rejectionLeavesTheSubscriptionUnknown(int code, int status) {
        meta.answers(status, SendAnswers.error(code, 0));

        assertThat(check.check(PAGE)).isEqualTo(new Unknown("REFUSED", code));
    }

    @Test
    void missingAnswerLeavesTheSubscriptionUnknown() {
        meta.answers(WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(check.check(PAGE)).isEqualTo(new Unknown("CONNECTION_LOST"));
        meta.answers(200, "<html>");
        assertThat(check.check(PAGE)).isEqualTo(new Unknown("UNREADABLE_ANSWER"));
        meta.answers(200, "{\"data\":{}}");
        assertThat(check.check(PAGE)).isEqualTo(new Unknown("UNREADABLE_ANSWER"));
        try (GraphApi withoutToken = GraphApi.builder(line -> Optional.empty())
                .endpoints(meta.endpoints())
                .build()) {
            assertThat(new SubscriptionCheck(withoutToken).check(PAGE)).isEqualTo(new Unknown("NO_TOKEN"));
        }
    }

    @Test
    void lineWithoutAppIsRefused() {
        assertThat(check.check(GraphStub.MESSENGER)).isEqualTo(new Unknown("LINE_WITHOUT_APP"));
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void missingFieldsAreSortedAndNotEmpty() {
        assertThat(new Missing(Set.of("standby", "feed", "messages"))
                        .fields().stream().collect(Collectors.joining(",")))
                .isEqualTo("feed,messages,standby");
        assertThatIllegalArgumentException().isThrownBy(() -> new Missing(Set.of()));
    }
}
