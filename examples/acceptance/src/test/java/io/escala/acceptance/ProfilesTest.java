package io.escala.acceptance;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.contacts.ContactCard;
import io.escala.core.conversations.ConversationView;
import io.escala.crm.Channel;
import io.escala.crm.account.RegistrationFlow;
import io.escala.fakemeta.Fault;
import io.escala.fakemeta.InstagramPerson;
import io.escala.fakemeta.MessengerPerson;
import io.escala.fakemeta.ProfileAccess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

/** Profile names that webhooks do not contain: requested after the commit, filled in when received, never invented. */
class ProfilesTest {
    private static final Duration WITHHELD_HOLDS = Duration.ofMinutes(5);

    /** FakeMeta is shared by all tests: discards the requests of other tests. */
    private static void resetRequests(InboxFixture fixture) {
        fixture.meta().wireMock().resetRequests();
    }

    /** The number of profile requests for a person. */
    private static int asked(InboxFixture fixture, String id) {
        return fixture.meta()
                .wireMock()
                .findAll(getRequestedFor(urlPathMatching("/v[0-9.]+/" + id)))
                .size();
    }

    @EveryStore
    @DisplayName("A webhook is answered without profiles: none is requested before the message is filed")
    void profileIsNotRequestedDuringIntake(InboxFixture fixture) {
        resetRequests(fixture);
        MessengerPerson carla = fixture.meta().messengerPerson("2497001").named("Carla", "Ruiz");

        fixture.deliver(carla.writes("hola"));
        assertThat(asked(fixture, "2497001")).isZero();
        assertThat(fixture.conversations())
                .singleElement()
                .satisfies(view -> assertThat(view.displayName()).isEmpty());

        fixture.runWork();
        assertThat(asked(fixture, "2497001")).isEqualTo(1);
        assertThat(fixture.conversations())
                .singleElement()
                .satisfies(view -> assertThat(view.displayName()).contains("Carla Ruiz"));
    }

    @EveryStore
    @DisplayName("Trouble that passes is asked about again, until it is over")
    void temporaryFailureIsRetriedUntilItIsOver(InboxFixture fixture) {
        resetRequests(fixture);
        Map<String, Fault> troubles = new LinkedHashMap<>();
        troubles.put("limit of the app", Fault.error(400, 4, "(#4) Application request limit reached"));
        troubles.put("limit of the page", Fault.error(400, 80006, "There have been too many calls"));
        troubles.put(
                "too many requests", Fault.error(429, 613, "(#613) Calls to this api have exceeded the rate limit."));
        troubles.put("service trouble", Fault.error(503, 2, "(#2) Service temporarily unavailable"));
        troubles.put("Meta's own failure under any code", Fault.error(500, 100, "(#100) Invalid parameter"));
        troubles.put("dead token", Fault.error(401, 190, "Error validating access token"));
        troubles.put("reset", Fault.reset());
        troubles.put("cut off", Fault.cut());
        troubles.put("a page of HTML", Fault.html());
        int number = 0;
        for (Map.Entry<String, Fault> trouble : troubles.entrySet()) {
            String id = "249710" + number++;
            MessengerPerson person = fixture.meta().messengerPerson(id).named("Carla", "Ruiz");
            for (int i = 0; i < 7; i++) {
                fixture.meta().failNextRead(trouble.getValue());
            }
            ConversationView view = fixture.receives(person.writes("hola"));

            assertThat(fixture.view(view.conversation().id()).displayName()).isEmpty();

            for (int i = 0; i < 7; i++) {
                fixture.later(Duration.ofHours(1));
                fixture.runWork();
            }
            assertThat(asked(fixture, id)).as(trouble.getKey()).isEqualTo(8);
            assertThat(fixture.view(view.conversation().id()).displayName())
                    .as(trouble.getKey())
                    .contains("Carla Ruiz");
        }
    }

    @EveryStore
    @DisplayName(
            "A no about the person is asked about once; a message some minutes later asks again, and the late name is filled in")
    void rejectedProfileIsRequestedWithALaterMessage(InboxFixture fixture) {
        resetRequests(fixture);
        fixture.flows(
                new RegistrationFlow(Channel.MESSENGER, true, true),
                new RegistrationFlow(Channel.INSTAGRAM, true, true));
        Map<String, Fault> refusals = new LinkedHashMap<>();
        refusals.put("consent required", Fault.error(403, 230, "(#230) User consent is required"));
        refusals.put("no matching Instagram user", Fault.error(400, 9010, "No matching Instagram user"));
        refusals.put("no profile", Fault.error(400, 2018218, "No profile available for this user."));
        refusals.put("permission for profiles missing", Fault.error(400, 2018247, "Permission required"));
        refusals.put("permission missing", Fault.error(403, 10, "(#10) Permission denied"));
        refusals.put("no such object", Fault.error(400, 100, "Object does not exist"));
        refusals.put("empty answer", Fault.emptyAnswer());
        int number = 0;
        for (Map.Entry<String, Fault> refusal : refusals.entrySet()) {
            String id = "179720" + number++;
            InstagramPerson person =
                    fixture.meta().instagramPerson(id).named("Leo").userName("leo_" + number);
            fixture.meta().failNextRead(refusal.getValue());
            ConversationView view = fixture.receives(person.writes("hola"));
            fixture.receives(person.writes("¿hola?"));
            assertThat(asked(fixture, id)).as(refusal.getKey()).isEqualTo(1);
            ContactCard card = fixture.contactOf(view);
            assertThat(card.contact().fullName()).isEmpty();
            assertThat(card.instagramUserName()).isEmpty();

            fixture.later(WITHHELD_HOLDS);
            fixture.receives(person.writes("sigo aquí"));

            assertThat(asked(fixture, id)).as(refusal.getKey()).isEqualTo(2);
            card = fixture.contactOf(view);
            assertThat(card.contact().firstName()).as(refusal.getKey()).isEqualTo("Leo");
            assertThat(card.instagramUserName()).contains("leo_" + number);
        }
    }

    @EveryStore
    @DisplayName("Who never lets their profile be read stays without a name, however often they write")
    void unreadableProfileLeavesNoName(InboxFixture fixture) {
        resetRequests(fixture);
        fixture.flows(new RegistrationFlow(Channel.MESSENGER, true, true));
        MessengerPerson carla =
                fixture.meta().messengerPerson("2497301").named("Carla", "Ruiz").profile(ProfileAccess.WITHHELD);
        ConversationView view = fixture.receives(carla.writes("hola"));
        for (int i = 0; i < 5; i++) {
            fixture.later(WITHHELD_HOLDS);
            fixture.receives(carla.writes("hola " + i));
        }

        assertThat(asked(fixture, "2497301")).isEqualTo(6);
        assertThat(fixture.contactOf(view).contact().fullName()).isEmpty();
        assertThat(fixture.contactOf(view).contact().firstName()).isNull();
        assertThat(fixture.view(view.conversation().id()).displayName()).isEmpty();
    }

    @EveryStore
    @DisplayName(
            "S60 A name that is a day old is asked for again with the next message, for people rename themselves and nobody says so")
    void nameIsRefreshedAfterADay(InboxFixture fixture) {
        resetRequests(fixture);
        fixture.flows(new RegistrationFlow(Channel.INSTAGRAM, true, true));
        InstagramPerson leo =
                fixture.meta().instagramPerson("1797401").named("Leo").userName("leo_74");
        ConversationView view = fixture.receives(leo.writes("hola"));
        leo.named("Leonardo").userName("leonardo_74");

        fixture.later(Duration.ofHours(23));
        fixture.receives(leo.writes("sigo"));
        assertThat(asked(fixture, "1797401")).isEqualTo(1);
        assertThat(fixture.contactOf(view).contact().firstName()).isEqualTo("Leo");

        fixture.later(Duration.ofHours(2));
        fixture.receives(leo.writes("y sigo"));
        assertThat(asked(fixture, "1797401")).isEqualTo(2);
        assertThat(fixture.contactOf(view).contact().firstName()).isEqualTo("Leonardo");
        assertThat(fixture.contactOf(view).instagramUserName()).contains("leonardo_74");
    }
}
