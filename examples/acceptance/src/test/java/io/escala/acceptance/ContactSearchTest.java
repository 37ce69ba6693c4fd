package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** The look-up of the panel: by name, phone or e-mail, typed in any way in which a contact can be added. */
class ContactSearchTest {
    @EveryStore
    @DisplayName("S14, S29, M6 A phone is found in every way it can be typed, and by any three digits of it")
    void phones(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").phone("0341 15-555-0101"));
        fixture.add(NewContact.consenting("Ana", "Sol").phone("+34 600 222 333"));

        for (String typed : List.of(
                "0341 15-555-0101",
                "0341 15 555",
                "+54 9 341 555-0101",
                "+54 341 555 0101",
                "0054 341 555",
                "341 555",
                "550",
                "101",
                "\uFF13\uFF14\uFF11 \uFF15\uFF15\uFF15")) {
            assertThat(fixture.search(typed))
                    .as(typed)
                    .extracting(ContactCard::id)
                    .containsExactly(rosa.id());
        }
        assertThat(fixture.search("0341 15 556")).isEmpty();
        assertThat(fixture.search("01")).isEmpty();
    }

    @EveryStore
    @DisplayName("S29, M6 An e-mail is found by its beginning and by its domain")
    void emails(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").email("rosa.paz@tienda.example"));
        ContactCard ana = fixture.add(NewContact.consenting("Ana", "Sol").email("ana@tienda.example"));

        assertThat(fixture.search("Rosa.P")).extracting(ContactCard::id).containsExactly(rosa.id());
        assertThat(fixture.search("@tienda.example"))
                .extracting(ContactCard::id)
                .containsExactlyInAnyOrder(rosa.id(), ana.id());
        assertThat(fixture.search("TIENDA.exa"))
                .extracting(ContactCard::id)
                .containsExactlyInAnyOrder(rosa.id(), ana.id());
        assertThat(fixture.search("ienda.example")).isEmpty();
    }
}
