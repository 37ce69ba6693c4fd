package io.escala.channels.internal.mapping;

import io.escala.channels.event.direct.DirectUser;
import io.escala.channels.event.whatsapp.WhatsAppUser;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.crm.Channel;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps users to parties with their keys. */
final class PartyMapping {
    private PartyMapping() {}

    /** The person, possibly without keys; null when an id is invalid. An invalid phone number is skipped. */
    static @Nullable Party of(WhatsAppUser user) {
        List<PartyKey> keys = new ArrayList<>(4);
        Phone.ofWire(user.phone())
                .ifPresent(phone -> keys.add(new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, phone.digits())));
        boolean good = add(keys, IdentityKeyKind.BSUID, user.userId())
                && add(keys, IdentityKeyKind.PARENT_BSUID, user.parentUserId());
        // A user name alone identifies no one, and an invalid one is skipped.
        if (!keys.isEmpty()) {
            add(keys, IdentityKeyKind.WHATSAPP_USER_NAME, user.userName());
        }
        return good ? new Party(keys, SafeText.name(user.profileName())) : null;
    }

    /** The person with a scoped id of Messenger or Instagram; null when the id is invalid. */
    static @Nullable Party of(Channel channel, DirectUser user) {
        List<PartyKey> keys = new ArrayList<>(1);
        IdentityKeyKind kind = channel == Channel.INSTAGRAM ? IdentityKeyKind.IGSID : IdentityKeyKind.PSID;
        return add(keys, kind, user.scopedId()) ? new Party(keys, null) : null;
    }

    private static boolean add(List<PartyKey> keys, IdentityKeyKind kind, @Nullable String value) {
        if (value == null) {
            return true;
        }
        if (!StorableIds.isUsable(value)) {
            return false;
        }
        keys.add(new PartyKey(kind, value));
        return true;
    }
}
