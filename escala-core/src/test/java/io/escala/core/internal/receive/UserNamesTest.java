package io.escala.core.internal.receive;

import static io.escala.core.internal.receive.ReceiveFixture.NOON;
import static io.escala.core.internal.receive.ReceiveFixture.WHATSAPP;
import static io.escala.core.internal.receive.ReceiveFixture.text;
import static io.escala.core.internal.receive.ReceiveFixture.userId;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.PartyKey;
import io.escala.core.result.Receipt;
import io.escala.crm.change.Claim;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.quarantine.QuarantinedItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserNamesTest {
    private final ReceiveFixture fixture = new ReceiveFixture().at(NOON.plus(Duration.ofDays(3)));
    private int messages;

    private static PartyKey name(String value) {
        return new PartyKey(IdentityKeyKind.WHATSAPP_USER_NAME, value);
    }

    private void wrote(String person, String name, Instant at) {
        fixture.take(WHATSAPP, text(WHATSAPP, "wamid." + ++messages, at, "hola", userId(person), name(name)));
    }

    private IdentityId person(String userId) {
        return fixture.state
                .holder(Claim.identityKey(new IdentityKey(IdentityKeyKind.BSUID, "9001", userId)))
                .map(IdentityId::new)
                .orElseThrow();
    }

    private List<IdentityAlias> names(String userId) {
        return fixture.state.identities().aliases(person(userId)).stream()
                .filter(alias -> alias.key().kind() == IdentityKeyKind.WHATSAPP_USER_NAME)
                .toList();
    }

    private List<String> current(String userId) {
        return names(userId).stream()
                .filter(IdentityAlias::valid)
                .map(alias -> alias.key().value())
                .toList();
    }

    @Test
    void newNameEndsTheFormerOneOnRecord() {
        wrote("UY.1", "Leo_88", NOON);
        wrote("UY.1", "leo.new", NOON.plusSeconds(60));

        assertThat(current("UY.1")).containsExactly("leo.new");
        assertThat(names("UY.1")).hasSize(2).anySatisfy(former -> {
            assertThat(former.key().value()).isEqualTo("leo_88");
            assertThat(former.validTo()).isEqualTo(NOON.plusSeconds(60));
        });
        assertThat(fixture.events).contains(new CrmEvent.IdentityChanged(person("UY.1")));
    }

    @Test
    void reassignedNameEndsAtItsFormerOwner() {
        wrote("UY.1", "leo", NOON);
        wrote("UY.2", "leo", NOON.plusSeconds(60));

        assertThat(current("UY.1")).isEmpty();
        assertThat(current("UY.2")).containsExactly("leo");
        assertThat(fixture.state.conversations().all()).hasSize(2);
        assertThat(fixture.events).contains(new CrmEvent.IdentityChanged(person("UY.1")));
    }

    @Test
    void lateSightingDoesNotRestoreAFormerName() {
        wrote("UY.1", "new", NOON.plusSeconds(60));
        wrote("UY.1", "old", NOON);
        wrote("UY.2", "new", NOON.plusSeconds(30));

        assertThat(current("UY.1")).containsExactly("new");
        assertThat(current("UY.2")).isEmpty();
    }

    @Test
    void nameSeenADayLaterIsRefreshed() {
        wrote("UY.1", "leo", NOON);
        wrote("UY.1", "leo", NOON.plus(Duration.ofHours(30)));

        assertThat(names("UY.1").get(0).lastSeen()).isEqualTo(NOON.plus(Duration.ofHours(30)));
    }

    @Test
    void nameAloneIdentifiesNobody() {
        Receipt.Item item = fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "hola", name("leo")));

        assertThat(item.reason()).isEqualTo(QuarantinedItem.Reason.NO_SENDER);
    }
}
