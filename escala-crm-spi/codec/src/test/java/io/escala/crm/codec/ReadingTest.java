package io.escala.crm.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.escala.crm.account.AccountSettings;
import io.escala.crm.change.Change;
import io.escala.crm.codec.CrmFormatException.Reason;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.quarantine.Backlog;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Reading")
class ReadingTest {
    private static final String EVENT = "{\"format\":1,\"value\":{\"@type\":\"ContactCreated\",\"contact\":\"c-1\"}}";

    private static <T> CrmFormatException failure(String text, Class<T> type) {
        return catchThrowableOfType(CrmFormatException.class, () -> CrmCodec.read(text, type));
    }

    private static String changeSet(String from, String to) {
        String text = CrmCodec.write(Examples.of(ChangeSet.class));
        assertThat(text).contains(from);
        return text.replace(from, to);
    }

    @Test
    @DisplayName("takes any order of members, spaces, and null for what is absent")
    void takesAnyOrder() {
        String text =
                " { \"value\" : { \"contact\":\"c-1\", \"fields\":null, \"@type\":\"ContactChanged\" }\n, \"format\":1 } ";

        CrmEvent event = CrmCodec.read(text, CrmEvent.class);

        assertThat(event).isEqualTo(new CrmEvent.ContactChanged(new ContactId("c-1"), List.of()));
    }

    @Test
    @DisplayName("ignores components that it does not know, whatever they are")
    void ignoresUnknownComponents() {
        String more = EVENT.replace(
                "\"contact\":",
                "\"a\":1.5e300,\"b\":[null,{\"@type\":7}],\"c\":123456789012345678901234567890,\"contact\":");

        assertThat(CrmCodec.read(more, CrmEvent.class)).isEqualTo(CrmCodec.read(EVENT, CrmEvent.class));
    }

    @Test
    @DisplayName("names the newer version of the form")
    void namesTheNewerFormat() {
        CrmFormatException failure = failure(EVENT.replace("\"format\":1", "\"format\":2"), CrmEvent.class);

        assertThat(failure.reason()).isEqualTo(Reason.NEWER_FORMAT);
        assertThat(failure.path()).isEqualTo("format");
    }

    @Test
    @DisplayName("names the family of an unknown variant and where it is")
    void namesTheFamilyOfAnUnknownVariant() {
        CrmFormatException failure =
                failure(changeSet("\"@type\":\"LinkIdentity\"", "\"@type\":\"Secret\""), ChangeSet.class);

        assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN_VARIANT);
        assertThat(failure.path()).isEqualTo("value.changes[0]");
        assertThat(failure).hasMessage("unknown variant of " + Change.class.getName() + " at value.changes[0]");
    }

    @Test
    @DisplayName("names the enum of an unknown constant and where it is")
    void namesTheEnumOfAnUnknownConstant() {
        CrmFormatException failure = failure(changeSet("\"kind\":\"SEND\"", "\"kind\":\"SECRET\""), ChangeSet.class);

        assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN_CONSTANT);
        assertThat(failure)
                .hasMessage("unknown constant of " + WorkKind.class.getName() + " at value.enqueued[0].key.kind");
    }

    @Test
    @DisplayName("names what is in a map by its place, not its key")
    void namesEntriesOfMapsByPlace() {
        String text = CrmCodec.write(Examples.of(Contact.class))
                .replace("\"customFields\":{", "\"customFields\":{\"Secret\":7,");

        CrmFormatException failure = failure(text, Contact.class);

        assertThat(failure.path()).isEqualTo("value.customFields[0]");
        assertThat(failure.getMessage()).doesNotContain("Secret");
    }

    static Stream<Arguments> damaged() {
        String contact = CrmCodec.write(Examples.of(Contact.class));
        String item = CrmCodec.write(Examples.of(WorkItem.class));
        String settings = CrmCodec.write(Examples.of(AccountSettings.class));
        String backlog = CrmCodec.write(Examples.of(Backlog.class));
        String logged = CrmCodec.write(Examples.of(LoggedEvent.class));
        return Stream.of(
                Arguments.of("", Contact.class),
                Arguments.of("secret", Contact.class),
                Arguments.of("null", Contact.class),
                Arguments.of("[" + contact + "]", Contact.class),
                Arguments.of("{}", Contact.class),
                Arguments.of("{\"format\":1}", Contact.class),
                Arguments.of(contact.replace("\"format\":1", "\"format\":0"), Contact.class),
                Arguments.of(contact.replace("\"format\":1", "\"format\":\"1\""), Contact.class),
                Arguments.of(contact.replace("\"format\":1", "\"format\":1.0"), Contact.class),
                Arguments.of(contact + " secret", Contact.class),
                Arguments.of(contact + contact, Contact.class),
                Arguments.of(contact.replace("\"format\":1", "\"format\":1,\"format\":1"), Contact.class),
                Arguments.of(contact.replace("\"id\":", "\"id\":\"secret\",\"id\":"), Contact.class),
                Arguments.of(contact.replace("\"id\":\"", "\"id\":\"\\u0000"), Contact.class),
                Arguments.of(contact.replace("\"id\":\"", "\"id\":\"secret secret"), Contact.class),
                Arguments.of(contact.replace("\"id\":", "\"no\":"), Contact.class),
                Arguments.of(contact.replace(Examples.NOON.toString(), "secret"), Contact.class),
                Arguments.of(contact.replace("9007199254740993", "-1"), Contact.class),
                Arguments.of(contact.replace("9007199254740993", "9223372036854775808"), Contact.class),
                Arguments.of(contact.replace("9007199254740993", "7.0"), Contact.class),
                Arguments.of(contact.replace("9007199254740993", "\"7\""), Contact.class),
                Arguments.of(contact.replace("\"marketing\":true", "\"marketing\":1"), Contact.class),
                Arguments.of(item.replace("\"attempts\":7", "\"attempts\":2147483648"), WorkItem.class),
                Arguments.of(settings.replace("America/Argentina/Buenos_Aires", "Secret/Place"), AccountSettings.class),
                Arguments.of(backlog.replace("\"quarantined\":[", "\"quarantined\":[{\"key\":null},"), Backlog.class),
                Arguments.of(backlog.replace("\"quarantined\":[", "\"quarantined\":[7,"), Backlog.class),
                Arguments.of(logged.replace("\"@type\"", "\"type\""), LoggedEvent.class),
                Arguments.of(logged.replace("\"@type\":", "\"@type\":7,\"x\":"), LoggedEvent.class),
                Arguments.of("{\"format\":1,\"value\":\"secret\"}", Phone.class),
                Arguments.of("{\"format\":1,\"value\":7}", Phone.class),
                Arguments.of("{\"format\":1,\"value\":\"" + "secret", Phone.class),
                Arguments.of("{\"format\":1,\"x\":" + "[".repeat(100_000), Phone.class),
                Arguments.of("{\"format\":1,\"x\":" + "7".repeat(100_000) + ",\"value\":\"55511223\"}", Phone.class));
    }

    @ParameterizedTest
    @MethodSource("damaged")
    @DisplayName("reports damage, and shows nothing of the text")
    void reportsDamage(String text, Class<?> type) {
        CrmFormatException failure = failure(text, type);

        assertThat(failure).isNotNull().hasNoCause();
        assertThat(failure.reason()).isEqualTo(Reason.DAMAGED);
        assertThat(failure.getMessage()).doesNotContainIgnoringCase("secret").hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @DisplayName("of a text with changed characters gives a value or this exception, nothing else")
    void survivesChangedCharacters(int seed) {
        Random random = new Random(seed);
        String text = CrmCodec.write(Examples.of(ChangeSet.class));
        for (int i = 0; i < 3_000; i++) {
            StringBuilder changed = new StringBuilder(text);
            for (int j = random.nextInt(3); j >= 0 && !changed.isEmpty(); j--) {
                int at = random.nextInt(changed.length());
                switch (random.nextInt(3)) {
                    case 0 -> changed.setCharAt(at, (char) random.nextInt(128));
                    case 1 -> changed.deleteCharAt(at);
                    default -> changed.setLength(Math.max(at, 1));
                }
            }
            assertReadOrRefused(changed.toString());
        }
    }

    private static void assertReadOrRefused(String text) {
        try {
            assertThat(CrmCodec.read(text, ChangeSet.class)).isNotNull();
        } catch (CrmFormatException refused) {
            assertThat(refused).hasNoCause();
        }
    }

    @Test
    @DisplayName("normalises as the constructors do")
    void normalises() {
        String text = CrmCodec.write(Examples.of(MediaFile.class)).replace(".123Z", ".123456Z");

        assertThat(CrmCodec.read(text, MediaFile.class)).isEqualTo(Examples.of(MediaFile.class));
    }

    @Test
    @DisplayName("of another variant than the one asked for is refused")
    void refusesAnotherVariant() {
        assertThat(failure(EVENT, CrmEvent.IdentityChanged.class).reason()).isEqualTo(Reason.UNKNOWN_VARIANT);
    }
}
