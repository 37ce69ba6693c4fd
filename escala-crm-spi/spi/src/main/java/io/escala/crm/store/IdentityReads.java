package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads channel identities. {@link CrmStore#holders} finds the identity of a key. */
public interface IdentityReads {
    /**
     * Reads identities as stored: a merged identity is returned as a redirect.
     *
     * @param ids their ids, any number
     * @return those that exist in this account
     */
    Map<IdentityId, ChannelIdentity> identities(AccountId account, Collection<IdentityId> ids);

    /**
     * Reads all aliases of identities, including ended ones.
     *
     * @param ids the identities, any number
     * @return per identity its aliases in order of the kind's name, scope and value; absent for an identity without any
     */
    Map<IdentityId, List<IdentityAlias>> aliases(AccountId account, Collection<IdentityId> ids);

    /**
     * Reads the identities linked to contacts.
     *
     * @param contacts the contacts, any number
     * @return per contact its identities in order of their ids; absent for a contact without any
     */
    Map<ContactId, List<ChannelIdentity>> identitiesOf(AccountId account, Collection<ContactId> contacts);

    /**
     * Reads the channel consents of identities, including those of identities merged directly into them.
     *
     * @param ids the identities, any number
     * @return per requested identity the entries, oldest first, ties by id; absent for an identity without any
     */
    Map<IdentityId, List<ChannelConsent>> channelConsents(AccountId account, Collection<IdentityId> ids);
}
