package io.escala.crm.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The value of a contact's key")
class ContactKeyValueTest {
    @DisplayName("e-mail addresses are trimmed and compared without case")
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ana@example.org, ana@example.org",
        "' Ana@Example.ORG\n', ana@example.org",
        "a+b.c_d@sub.example.org, a+b.c_d@sub.example.org",
        "ñandú@example.org, ñandú@example.org"
    })
    void emailsAreNormalised(String typed, String value) {
        assertThat(ContactKeyValue.email(typed)).contains(new ContactKeyValue(ContactKeyKind.EMAIL, value));
    }

    static Stream<String> invalidEmails() {
        return Stream.of(
                "",
                " ",
                "ana",
                "@",
                "ana@",
                "@example.org",
                "a@b@c",
                "ana maria@example.org",
                "ana@exam ple.org",
                "Ana <ana@example.org>",
                "ana@example.org,eva@example.org",
                "ana@example.org;",
                "\"ana\"@example.org",
                "ana\u0000@example.org",
                "ana\uD83D@example.org",
                "ana\u0001@example.org",
                "ana\u00A0@example.org",
                "ana@example.org\u200B",
                "ana\u202E@example.org",
                "a".repeat(65) + "@example.org",
                "a@" + "b".repeat(190),
                "a@" + "b".repeat(1_000_000),
                "\u0130".repeat(40) + "@example.org");
    }

    @DisplayName("what is no e-mail address is none, both ways of asking")
    @ParameterizedTest(name = "[{index}]")
    @MethodSource("invalidEmails")
    void invalidEmailIsAbsent(String typed) {
        assertThat(ContactKeyValue.email(typed)).isEmpty();
        assertThatThrownBy(() -> new ContactKeyValue(ContactKeyKind.EMAIL, typed))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @DisplayName("Instagram user names are compared without case and without @")
    @ParameterizedTest(name = "{0}")
    @CsvSource({"Ana.Sol_7, ana.sol_7", "@ana, ana", "' @ANA ', ana"})
    void userNamesAreNormalised(String typed, String value) {
        assertThat(ContactKeyValue.instagramUserName(typed))
                .contains(new ContactKeyValue(ContactKeyKind.INSTAGRAM_USER_NAME, value));
    }

    @DisplayName("what is no Instagram user name is none")
    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(
            strings = {
                "",
                "@",
                "@@ana",
                "ana sol",
                "ana-sol",
                "anà",
                "аna",
                "ana\u200B",
                "a123456789012345678901234567890"
            })
    void invalidUserNameIsAbsent(String typed) {
        assertThat(ContactKeyValue.instagramUserName(typed)).isEmpty();
        assertThatThrownBy(() -> new ContactKeyValue(ContactKeyKind.INSTAGRAM_USER_NAME, typed))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @DisplayName("ids of the host stay as they are: case, spaces and Unicode form matter")
    @ParameterizedTest(name = "\"{0}\" and \"{1}\"")
    @CsvSource({"A-1, a-1", "'A-1', 'A-1 '", "'Jos\u00E9', 'Jose\u0301'"})
    void idsAreKeptUnchanged(String one, String other) {
        for (ContactKeyKind kind : new ContactKeyKind[] {ContactKeyKind.ID_FIELD, ContactKeyKind.EXTERNAL_REFERENCE}) {
            assertThat(new ContactKeyValue(kind, one).value()).isEqualTo(one);
            assertThat(new ContactKeyValue(kind, one)).isNotEqualTo(new ContactKeyValue(kind, other));
        }
    }

    @DisplayName("ids that no database keeps are refused")
    @ParameterizedTest(name = "[{index}]")
    @ValueSource(strings = {"", "a\u0000", "\uD83Da"})
    void unstorableIdsAreRefused(String id) {
        assertThatThrownBy(() -> new ContactKeyValue(ContactKeyKind.ID_FIELD, id))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("what is kept can be read again, for every kind")
    void storedValueCanBeParsedAgain() {
        assertThat(Stream.of(
                        new ContactKeyValue(ContactKeyKind.PHONE, "5491155550123"),
                        new ContactKeyValue(ContactKeyKind.EMAIL, "\u0130\u03A3@EXAMPLE.org"),
                        new ContactKeyValue(ContactKeyKind.INSTAGRAM_USER_NAME, "@Ana"),
                        new ContactKeyValue(ContactKeyKind.ID_FIELD, " x "),
                        new ContactKeyValue(ContactKeyKind.EXTERNAL_REFERENCE, "\u00C5")))
                .allSatisfy(kept -> assertThat(new ContactKeyValue(kept.kind(), kept.value()))
                        .isEqualTo(kept));
    }
}
