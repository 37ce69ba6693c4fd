package io.escala.core.identify;

import static io.escala.core.identify.IdentifierRow.A;
import static io.escala.core.identify.IdentifierRow.WHATSAPP;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.escala.core.channel.Party;
import io.escala.crm.contact.Phone;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A null argument is refused by the name of its parameter. */
@SuppressWarnings("NullAway")
class NullArgumentsTest {
    @Test
    void ofTheIdentifier() {
        assertThatNullPointerException()
                .isThrownBy(() -> Identifier.keysToLookUp(null, Party.UNNAMED))
                .withMessage("line");
        assertThatNullPointerException()
                .isThrownBy(() -> Identifier.keysToLookUp(WHATSAPP, null))
                .withMessage("person");
        assertThatNullPointerException()
                .isThrownBy(() -> Identifier.decide(WHATSAPP, Party.UNNAMED, null))
                .withMessage("holders");
    }

    @Test
    void ofTheHolders() {
        assertThatNullPointerException()
                .isThrownBy(() -> KeyHolders.builder().phone(A, null))
                .withMessage("phone");
        assertThatNullPointerException()
                .isThrownBy(() -> KeyHolders.builder().phone(null, new Phone("5493415550101")))
                .withMessage("contact");
        assertThatNullPointerException()
                .isThrownBy(() -> KeyHolders.builder().identityKey(A, null))
                .withMessage("key");
        assertThatNullPointerException()
                .isThrownBy(() -> new KnownPerson(null, Set.of(), Set.of()))
                .withMessage("contact");
        assertThatNullPointerException()
                .isThrownBy(() -> new KnownPerson(A, null, Set.of()))
                .withMessage("keys");
        assertThatNullPointerException()
                .isThrownBy(() -> new KeyHolders(null, List.of()))
                .withMessage("people");
    }

    @Test
    void ofPhones() {
        assertThatNullPointerException()
                .isThrownBy(() -> PhoneForms.candidates(null))
                .withMessage("phone");
        assertThatNullPointerException()
                .isThrownBy(() -> PhoneNumbers.parse(null, "AR"))
                .withMessage("typed");
    }
}
