package io.escala.crm.contact;

import static io.escala.crm.contact.KeyRole.PRIMARY;
import static io.escala.crm.contact.KeyRole.SECONDARY;
import static io.escala.crm.contact.KeyRole.WHATSAPP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.AccountId;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A contact's key")
class ContactKeyTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final ContactId ANA = new ContactId("ana");
    private static final ContactKeyValue PHONE = ContactKeyValue.phone(new Phone("5491155550123"));
    private static final ContactKeyValue EMAIL = new ContactKeyValue(ContactKeyKind.EMAIL, "ana@example.org");
    private static final ContactKeyValue ID = new ContactKeyValue(ContactKeyKind.ID_FIELD, "A-1");

    @Test
    @DisplayName("S34 may be primary and WhatsApp phone at once")
    void onePhoneMayHaveTwoRoles() {
        assertThat(key(PHONE, Set.of(PRIMARY, WHATSAPP)).is(WHATSAPP)).isTrue();
        assertThat(key(PHONE, Set.of(PRIMARY, WHATSAPP)).is(SECONDARY)).isFalse();
    }

    @Test
    @DisplayName("has a role if it is a phone or an e-mail address, and none otherwise")
    void rolesFitTheKind() {
        assertThatThrownBy(() -> key(PHONE, Set.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> key(EMAIL, Set.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> key(ID, Set.of(PRIMARY))).isInstanceOf(IllegalArgumentException.class);
        assertThat(key(ID, Set.of()).roles()).isEmpty();
    }

    @Test
    @DisplayName("is a WhatsApp phone only as a phone")
    void onlyPhonesCanBeWhatsAppPhones() {
        assertThatThrownBy(() -> key(EMAIL, Set.of(WHATSAPP))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("is primary or secondary, not both")
    void isPrimaryOrSecondary() {
        assertThatThrownBy(() -> key(PHONE, Set.of(PRIMARY, SECONDARY))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("that is primary does not become secondary, in whatever order it is granted")
    void primaryStaysPrimary() {
        ContactKey secondary = key(PHONE, Set.of(SECONDARY));
        ContactKey primary = key(PHONE, Set.of(PRIMARY));

        assertThat(secondary.withRoles(Set.of(PRIMARY))).isEqualTo(primary);
        assertThat(primary.withRoles(Set.of(SECONDARY))).isEqualTo(primary);
    }

    @Test
    @DisplayName("keeps the roles it has when it gets more, and the same twice is once")
    void rolesAddUp() {
        ContactKey both = key(PHONE, Set.of(SECONDARY)).withRoles(Set.of(WHATSAPP));

        assertThat(both.roles()).containsExactlyInAnyOrder(SECONDARY, WHATSAPP);
        assertThat(both.withRoles(Set.of(WHATSAPP))).isEqualTo(both);
    }

    private static ContactKey key(ContactKeyValue value, Set<KeyRole> roles) {
        return new ContactKey(ACME, ANA, value, roles);
    }
}
