package io.escala.core.internal.contacts;

import static io.escala.core.internal.contacts.ContactsFixture.INSTAGRAM;
import static io.escala.core.internal.contacts.ContactsFixture.MESSENGER;
import static io.escala.core.internal.contacts.ContactsFixture.igsid;
import static io.escala.core.internal.contacts.ContactsFixture.psid;
import static io.escala.core.internal.contacts.ContactsFixture.userName;
import static io.escala.core.internal.contacts.ContactsFixture.userNameKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.ProfileSource;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactField;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import io.escala.crm.quarantine.Suggestion;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a channel calls a person")
class ProfileDecisionTest {
    private final ContactsFixture fixture = new ContactsFixture();

    private IdentityId person(Line line, IdentityKey... keys) {
        ConversationId id = fixture.wrote(line, null, keys);
        return fixture.person(id).id();
    }

    private static ProfileSource.Found name(String full) {
        return new ProfileSource.Found(full, null, null, null);
    }

    private static ProfileSource.Found handle(String userName) {
        return new ProfileSource.Found(null, null, null, userName);
    }

    private List<String> handles(IdentityId id) {
        return fixture.state.identities().aliases(id).stream()
                .filter(IdentityAlias::valid)
                .map(alias -> alias.key().value())
                .toList();
    }

    @ParameterizedTest(name = "{0} {1} by {2}, Meta says {3} + {4} or {5}: {6} {7}")
    @CsvSource(nullValues = "-", textBlock = """
            -,   -,      PERSON, Ana, Paz, -,       Ana,     Paz
            -,   -,      PERSON, -,   -,   Ana Paz, Ana Paz, -
            Eva, -,      PERSON, Ana, Paz, -,       Eva,     Paz
            Eva, -,      PERSON, -,   -,   Ana Paz, Eva,     -
            -,   Ruiz,   PERSON, -,   -,   Ana Paz, -,       Ruiz
            Eva, Ruiz,   HOST,   Ana, Paz, -,       Eva,     Ruiz
            Eva, Ruiz,   META,   Ana, Paz, -,       Ana,     Paz
            Eva, Ruiz,   META,   Ana, -,   -,       Ana,     Ruiz
            Eva, Ruiz,   META,   -,   -,   Ana Paz, Ana Paz, -
            Eva, Ruiz,   META,   -,   -,   -,       Eva,     Ruiz
            """)
    @DisplayName("S55, S60 blanks are filled and Meta's own words refreshed; what a user typed stays")
    void blanksAreFilledAndTypedFieldsStay(
            String first,
            String last,
            Origin origin,
            String givenFirst,
            String givenLast,
            String givenWhole,
            String nowFirst,
            String nowLast) {
        ContactId eva = fixture.contact("eva", first, last, origin);
        IdentityId id = person(MESSENGER, psid("7001"));
        fixture.state.apply(new IdentityChange.LinkIdentity(id, eva));

        fixture.learn(id, MESSENGER, new ProfileSource.Found(givenWhole, givenFirst, givenLast, null));

        Contact contact = fixture.state.contacts().find(eva).orElseThrow();
        assertThat(contact.firstName()).isEqualTo(nowFirst);
        assertThat(contact.lastName()).isEqualTo(nowLast);
    }

    @Test
    void namesFromMetaAreMarkedAndReported() {
        ContactId eva = fixture.contact("eva", null, null, Origin.PERSON);
        IdentityId id = person(MESSENGER, psid("7001"));
        fixture.state.apply(new IdentityChange.LinkIdentity(id, eva));

        fixture.learn(id, MESSENGER, name("Eva"));

        Contact contact = fixture.state.contacts().find(eva).orElseThrow();
        assertThat(contact.origins()).containsEntry(ContactField.FIRST_NAME, Origin.META);
        assertThat(contact.version()).isEqualTo(1);
        assertThat(fixture.events).containsExactly(new CrmEvent.ContactChanged(eva, List.of("FIRST_NAME")));
        fixture.learn(id, MESSENGER, name("Eva"));
        assertThat(fixture.events).hasSize(1);
    }

    @Test
    void emptyProfileIsRecordedAsAsked() {
        IdentityId id = person(MESSENGER, psid("7001"));

        fixture.learn(id, MESSENGER, handle(null));

        assertThat(fixture.state.identities().find(id).orElseThrow().profile()).isNotNull();
    }

    @Test
    void userNameBelongsToOnePersonAtATime() {
        IdentityId former = person(INSTAGRAM, igsid("8001"), userName("eva"));
        IdentityId now = person(INSTAGRAM, igsid("8002"), userName("evita"));

        fixture.learn(now, INSTAGRAM, handle("Eva"));

        assertThat(handles(now)).containsExactly("8002", "eva");
        assertThat(handles(former)).containsExactly("8001");
        assertThat(fixture.state.identities().aliases(former)).hasSize(2);
    }

    @Test
    @DisplayName("S58 a user name learnt after the link is recorded on the contact, and replaced when it changes")
    void userNameLearntLateIsRecordedOnTheContact() {
        ContactId eva = fixture.contact("eva");
        IdentityId id = person(INSTAGRAM, igsid("8001"));
        fixture.state.apply(new IdentityChange.LinkIdentity(id, eva));

        fixture.learn(id, INSTAGRAM, handle("Eva"));
        assertThat(fixture.state.contacts().keys(eva))
                .extracting(key -> key.value().value())
                .containsExactly("eva");

        fixture.learn(id, INSTAGRAM, handle("Evita"));
        assertThat(fixture.state.contacts().keys(eva))
                .extracting(key -> key.value().value())
                .containsExactly("evita");
    }

    @Test
    @DisplayName("S58 one that another contact holds is left to users")
    void userNameLearntLateOfAnotherContactIsSuggested() {
        ContactId eva = fixture.contact("eva");
        ContactId other = fixture.contact("other");
        fixture.key(other, userNameKey("eva"), Set.of());
        IdentityId id = person(INSTAGRAM, igsid("8001"));
        fixture.state.apply(new IdentityChange.LinkIdentity(id, eva));

        fixture.learn(id, INSTAGRAM, handle("Eva"));

        assertThat(fixture.state.contacts().keys(eva)).isEmpty();
        assertThat(fixture.state.intake().suggestions()).singleElement().satisfies(suggestion -> {
            assertThat(suggestion.kind()).isEqualTo(Suggestion.Kind.USER_NAME_TAKEN);
            assertThat(suggestion.contacts()).containsExactly(other);
        });
    }

    @Test
    @DisplayName("S45, S54 a person whose user name a contact holds is that contact")
    void userNameOfAContactLinksIt() {
        ContactId eva = fixture.contact("eva");
        fixture.key(eva, userNameKey("eva.ruiz"), Set.of());
        IdentityId id = person(INSTAGRAM, igsid("8001"));

        fixture.learn(id, INSTAGRAM, handle("eva.ruiz"));

        assertThat(fixture.state.identities().find(id).orElseThrow().contact()).isEqualTo(eva);
    }

    @Test
    void contactWithAnotherUserNameIsOnlySuggested() {
        ContactId eva = fixture.contact("eva");
        fixture.key(eva, userNameKey("eva.ruiz"), Set.of());
        IdentityId former = person(INSTAGRAM, igsid("8001"), userName("eva.ruiz"));
        fixture.state.apply(new IdentityChange.LinkIdentity(former, eva));
        IdentityId id = person(INSTAGRAM, igsid("8002"));

        fixture.learn(id, INSTAGRAM, handle("eva.ruiz"));

        assertThat(fixture.state.identities().find(id).orElseThrow().contact()).isNull();
        assertThat(fixture.state.intake().suggestions())
                .extracting(Suggestion::kind)
                .containsExactly(Suggestion.Kind.USER_NAME_TAKEN);
    }

    @Test
    @DisplayName("S47 a name alone links nobody")
    void nameAloneLinksNobody() {
        fixture.contact("eva");
        IdentityId id = person(MESSENGER, psid("7001"));

        fixture.learn(id, MESSENGER, name("Eva Ruiz"));

        assertThat(fixture.state.identities().find(id).orElseThrow().contact()).isNull();
    }
}
