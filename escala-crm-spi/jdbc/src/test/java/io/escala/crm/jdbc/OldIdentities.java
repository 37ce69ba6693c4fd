package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.OldData.ACME;
import static io.escala.crm.jdbc.OldData.NOON;

import io.escala.crm.Channel;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.store.ChangeSet;
import java.util.ArrayList;
import java.util.List;

/** Identities of every channel, their aliases, links and consents. */
final class OldIdentities {
    private OldIdentities() {}

    static List<ChangeSet> changeSets() {
        return List.of(identities(), aliases(), links(), consents());
    }

    static IdentityId identity(Channel channel) {
        return new IdentityId("i-" + channel);
    }

    /** Keys of every kind. */
    static List<IdentityKey> keys() {
        List<IdentityKey> keys = new ArrayList<>();
        for (IdentityKeyKind kind : OldKinds.IDENTITY_KEYS) {
            boolean phone = kind == IdentityKeyKind.WHATSAPP_NUMBER;
            keys.add(new IdentityKey(kind, phone ? "" : "scope", phone ? "5491155550001" : "value.of." + kind));
        }
        return keys;
    }

    private static ChangeSet identities() {
        ChangeSet.Builder set = OldData.begin("identities");
        for (Channel channel : OldKinds.CHANNELS) {
            IdentityId id = identity(channel);
            set.change(new IdentityChange.AddIdentity(add(id, channel)))
                    .change(new IdentityChange.NameIdentity(
                            id, new ProfileName("Ana Paz", "Ana", "Paz", NOON.plusMillis(1))));
        }
        set.change(new IdentityChange.AddIdentity(add(new IdentityId("i-merged"), Channel.WHATSAPP)));
        return set.change(new IdentityChange.AddIdentity(add(new IdentityId("i-bare"), Channel.INSTAGRAM)))
                .build();
    }

    private static ChannelIdentity add(IdentityId id, Channel channel) {
        return new ChannelIdentity(ACME, id, channel, null, null, null, NOON, 0);
    }

    private static ChangeSet aliases() {
        ChangeSet.Builder set = OldData.begin("aliases");
        for (IdentityKey key : keys()) {
            IdentityId who = identity(key.kind().channel());
            for (AliasGrade grade : OldKinds.GRADES) {
                IdentityKey ofGrade = grade == AliasGrade.CONFIRMED || key.kind() == IdentityKeyKind.WHATSAPP_NUMBER
                        ? key
                        : new IdentityKey(key.kind(), key.scope(), key.value() + ".assumed");
                set.change(new IdentityChange.SeeAlias(IdentityAlias.since(ACME, who, ofGrade, grade, NOON)));
            }
        }
        IdentityAlias ended = IdentityAlias.since(
                ACME,
                identity(Channel.MESSENGER),
                new IdentityKey(IdentityKeyKind.PSID, "page-before", "1"),
                AliasGrade.CONFIRMED,
                NOON);
        return set.change(new IdentityChange.SeeAlias(ended))
                .change(new IdentityChange.EndAlias(ended, NOON.plusSeconds(1)))
                .build();
    }

    private static ChangeSet links() {
        ContactId ana = new ContactId("ana");
        return OldData.begin("links")
                .change(new IdentityChange.LinkIdentity(identity(Channel.WHATSAPP), ana))
                .change(new IdentityChange.LinkIdentity(identity(Channel.MESSENGER), ana))
                .change(new IdentityChange.LinkIdentity(identity(Channel.MESSENGER), null))
                .change(new IdentityChange.FuseIdentity(new IdentityId("i-merged"), identity(Channel.WHATSAPP)))
                .build();
    }

    private static ChangeSet consents() {
        ChangeSet.Builder set = OldData.begin("channel-consents");
        for (IdentityId who : List.of(identity(Channel.WHATSAPP), new IdentityId("i-merged"))) {
            for (ConsentPurpose purpose : OldKinds.PURPOSES) {
                for (ConsentState state : OldKinds.CONSENTS) {
                    set.change(new IdentityChange.RecordChannelConsent(
                            new ChannelConsent(ACME, who, who + "." + purpose + "." + state, purpose, state, NOON)));
                }
            }
        }
        return set.build();
    }
}
