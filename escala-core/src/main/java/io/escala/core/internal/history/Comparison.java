package io.escala.core.internal.history;

import io.escala.core.fields.CustomFieldRules;
import io.escala.core.internal.history.ContactFacts.Fact;
import io.escala.crm.change.State;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.history.HistoryContent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.LinkReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is different of contacts now. The keys and fields of a contact that is created are not told one by one. Pure. */
final class Comparison {
    private final State state;
    private final Touched touched;
    private final EventFacts events;
    private final List<Fact> facts = new ArrayList<>();

    Comparison(State state, Touched touched, EventFacts events) {
        this.state = state;
        this.touched = touched;
        this.events = events;
    }

    List<Fact> facts() {
        touched.contacts().forEach((id, before) -> contact(id, before.orElse(null)));
        new KeyComparison(state, touched).facts().forEach(fact -> tell(fact.contact(), fact.content()));
        touched.people().forEach(this::person);
        touched.consents().forEach(this::consent);
        touched.records()
                .forEach((id, before) -> new RecordComparison(
                                before.orElse(null), state.records().find(id).orElse(null), events.of(id))
                        .contents()
                        .forEach(content -> tell(content.contact(), content.content())));
        events.facts().stream().filter(fact -> !touched.removes(fact.contact())).forEach(facts::add);
        return facts;
    }

    private void tell(@Nullable ContactId contact, HistoryContent content) {
        if (contact != null && !touched.removes(contact)) {
            facts.add(new Fact(contact, content, null));
        }
    }

    private void contact(ContactId id, @Nullable Contact before) {
        if (touched.removes(id)) {
            return;
        }
        Contact after = state.contacts().find(id).orElseThrow();
        if (before == null) {
            tell(id, new HistoryContent.ContactCreated(after.bornOf(), touched.conversationOf(id)));
            return;
        }
        if (before.archived() != after.archived()) {
            tell(id, new HistoryContent.ArchivingChanged(after.archived()));
        }
        if (!Objects.equals(before.owner(), after.owner())) {
            tell(id, new HistoryContent.OwnerChanged(before.owner(), after.owner()));
        }
        if (before.lifecycle() != after.lifecycle()) {
            tell(id, new HistoryContent.LifecycleChanged(before.lifecycle(), after.lifecycle()));
        }
        if (before.marketing() != after.marketing()) {
            tell(id, new HistoryContent.MarketingChanged(after.marketing()));
        }
        if (movedCompany(before, after)) {
            tell(id, new HistoryContent.CompanyChanged(before.companyId(), after.companyId()));
        }
        List<String> fields = fields(before, after);
        if (!fields.isEmpty()) {
            tell(id, new HistoryContent.FieldsEdited(fields));
        }
    }

    /** Where the company is a record, a name that changes is the company's, and not told to each of its contacts. */
    private static boolean movedCompany(Contact before, Contact after) {
        return !Objects.equals(before.companyId(), after.companyId())
                || (after.companyId() == null && !Objects.equals(before.company(), after.company()));
    }

    /** The fields that have no content of their own. */
    private static List<String> fields(Contact before, Contact after) {
        List<String> fields = new ArrayList<>();
        if (!Objects.equals(before.firstName(), after.firstName())) {
            fields.add("firstName");
        }
        if (!Objects.equals(before.lastName(), after.lastName())) {
            fields.add("lastName");
        }
        if (!Objects.equals(before.jobTitle(), after.jobTitle())) {
            fields.add("jobTitle");
        }
        Set<String> own = new TreeSet<>(before.customFields().keySet());
        own.addAll(after.customFields().keySet());
        own.removeIf(key -> Objects.equals(
                before.customFields().get(key), after.customFields().get(key)));
        own.forEach(key -> fields.add(CustomFieldRules.apiName(key)));
        return fields;
    }

    private void person(IdentityId id, Optional<ContactId> before) {
        ChannelIdentity person = state.identities().find(id).orElseThrow();
        ContactId after = person.contact();
        if (Objects.equals(before.orElse(null), after)) {
            return;
        }
        before.ifPresent(contact -> tell(contact, new HistoryContent.PersonUnlinked(id, person.channel())));
        LinkReason reason = person.reason();
        tell(after, new HistoryContent.PersonLinked(id, person.channel(), reason == null ? null : reason.rule()));
    }

    /** That nobody asked is no consent. */
    private void consent(ConsentEntry entry) {
        if (entry.state() != ConsentState.NOT_ASKED) {
            tell(entry.contact(), new HistoryContent.ConsentRecorded(entry.purpose(), entry.state()));
        }
    }
}
