package io.escala.acceptance;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.stage.EveryStore;
import io.escala.acceptance.stage.World;
import io.escala.core.contacts.ContactCard;
import io.escala.core.conversations.ConversationView;
import io.escala.crm.account.RegistrationFlow;
import io.escala.crm.line.Channel;
import io.escala.fakemeta.Fault;
import io.escala.fakemeta.InstagramPerson;
import io.escala.fakemeta.MessengerPerson;
import io.escala.fakemeta.ProfileAccess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

/** Names that webhooks do not carry: asked for after the commit, filled in when they come, never invented. */
class ProfilesTest {
    private static final Duration WITHHELD_HOLDS = Duration.ofMinutes(5);

    /** The stand-in is shared by all tests: what others asked it is forgotten. */
    private static void forgetWhatWasAsked(World world) {
        world.meta().wireMock().resetRequests();
    }

    /** How often Meta was asked about a person. */
    private static int asked(World world, String id) {
        return world.meta()
                .wireMock()
                .findAll(getRequestedFor(urlPathMatching("/v[0-9.]+/" + id)))
                .size();
    }

    private static void untilNothingIsLeft(World world) {
        for (int i = 0; i < 8; i++) {
            world.runWork();
            world.later(Duration.ofMinutes(1));
        }
    }

    @EveryStore
    @DisplayName("The answer to a webhook waits for no profile: nothing is asked before the message is filed")
    void notDuringIntake(World world) {
        forgetWhatWasAsked(world);
        MessengerPerson carla = world.meta().messengerPerson("2497001").named("Carla", "Ruiz");

        world.deliver(carla.writes("hola"));
        assertThat(asked(world, "2497001")).isZero();
        assertThat(world.conversations())
                .singleElement()
                .satisfies(view -> assertThat(view.displayName()).isEmpty());

        world.runWork();
        assertThat(asked(world, "2497001")).isEqualTo(1);
        assertThat(world.conversations())
                .singleElement()
                .satisfies(view -> assertThat(view.displayName()).contains("Carla Ruiz"));
    }

    @EveryStore
    @DisplayName("Trouble that passes is asked about again, five times in all; then the next message asks anew")
    void passingTrouble(World world) {
        forgetWhatWasAsked(world);
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
            MessengerPerson person = world.meta().messengerPerson(id).named("Carla", "Ruiz");
            for (int i = 0; i < 5; i++) {
                world.meta().failNextRead(trouble.getValue());
            }
            ConversationView view = world.hears(person.writes("hola"));

            untilNothingIsLeft(world);
            assertThat(asked(world, id)).as(trouble.getKey()).isEqualTo(5);
            assertThat(world.view(view.conversation().id()).displayName()).isEmpty();

            world.meta().failNextRead(trouble.getValue());
            world.hears(person.writes("¿hay alguien?"));
            assertThat(world.view(view.conversation().id()).displayName()).isEmpty();
            world.later(Duration.ofSeconds(10));
            world.runWork();
            assertThat(world.view(view.conversation().id()).displayName())
                    .as(trouble.getKey())
                    .contains("Carla Ruiz");
        }
    }

    @EveryStore
    @DisplayName(
            "A no about the person is asked about once; a message some minutes later asks again, and the late name is filled in")
    void refusals(World world) {
        forgetWhatWasAsked(world);
        world.flows(
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
                    world.meta().instagramPerson(id).named("Leo").userName("leo_" + number);
            world.meta().failNextRead(refusal.getValue());
            ConversationView view = world.hears(person.writes("hola"));
            world.hears(person.writes("¿hola?"));
            assertThat(asked(world, id)).as(refusal.getKey()).isEqualTo(1);
            ContactCard card = world.contactOf(view);
            assertThat(card.contact().fullName()).isEmpty();
            assertThat(card.instagramUserName()).isEmpty();

            world.later(WITHHELD_HOLDS);
            world.hears(person.writes("sigo aquí"));

            assertThat(asked(world, id)).as(refusal.getKey()).isEqualTo(2);
            card = world.contactOf(view);
            assertThat(card.contact().firstName()).as(refusal.getKey()).isEqualTo("Leo");
            assertThat(card.instagramUserName()).contains("leo_" + number);
        }
    }

    @EveryStore
    @DisplayName("Who never lets their profile be read stays without a name, however often they write")
    void neverInvented(World world) {
        forgetWhatWasAsked(world);
        world.flows(new RegistrationFlow(Channel.MESSENGER, true, true));
        MessengerPerson carla =
                world.meta().messengerPerson("2497301").named("Carla", "Ruiz").profile(ProfileAccess.WITHHELD);
        ConversationView view = world.hears(carla.writes("hola"));
        for (int i = 0; i < 5; i++) {
            world.later(WITHHELD_HOLDS);
            world.hears(carla.writes("hola " + i));
        }

        assertThat(asked(world, "2497301")).isEqualTo(6);
        assertThat(world.contactOf(view).contact().fullName()).isEmpty();
        assertThat(world.contactOf(view).contact().firstName()).isNull();
        assertThat(world.view(view.conversation().id()).displayName()).isEmpty();
    }

    @EveryStore
    @DisplayName(
            "S60 A name that is a day old is asked for again with the next message, for people rename themselves and nobody says so")
    void renamed(World world) {
        forgetWhatWasAsked(world);
        world.flows(new RegistrationFlow(Channel.INSTAGRAM, true, true));
        InstagramPerson leo =
                world.meta().instagramPerson("1797401").named("Leo").userName("leo_74");
        ConversationView view = world.hears(leo.writes("hola"));
        leo.named("Leonardo").userName("leonardo_74");

        world.later(Duration.ofHours(23));
        world.hears(leo.writes("sigo"));
        assertThat(asked(world, "1797401")).isEqualTo(1);
        assertThat(world.contactOf(view).contact().firstName()).isEqualTo("Leo");

        world.later(Duration.ofHours(2));
        world.hears(leo.writes("y sigo"));
        assertThat(asked(world, "1797401")).isEqualTo(2);
        assertThat(world.contactOf(view).contact().firstName()).isEqualTo("Leonardo");
        assertThat(world.contactOf(view).instagramUserName()).contains("leonardo_74");
    }
}
