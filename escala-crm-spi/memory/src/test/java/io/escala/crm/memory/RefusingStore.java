package io.escala.crm.memory;

import io.escala.crm.change.ContactChange;
import io.escala.crm.contact.Contact;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.UnstorableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A store that refuses contacts by their first name, like a database constraint; correct unless overridden. */
class RefusingStore extends ForwardingCrmStore {
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    RefusingStore(CrmStore right) {
        super(right);
    }

    final void refuse(String name) {
        names.add(name);
    }

    private boolean refuses(ChangeSet set) {
        return set.changes().stream()
                .anyMatch(change -> change instanceof ContactChange.AddContact add && refuses(add.contact()));
    }

    private boolean refuses(Contact contact) {
        return names.contains(Objects.toString(contact.firstName(), ""));
    }

    @Override
    public final List<CommitResult> commit(List<ChangeSet> changeSets) {
        if (changeSets.stream().noneMatch(this::refuses)) {
            return target().commit(changeSets);
        }
        List<CommitResult> results = new ArrayList<>();
        List<UnstorableException> refused = new ArrayList<>();
        for (ChangeSet set : changeSets) {
            try {
                results.add(
                        refuses(set)
                                ? refused(set)
                                : target().commit(List.of(set)).get(0));
            } catch (UnstorableException e) {
                refused.add(e);
            }
        }
        if (!refused.isEmpty()) {
            throw refused.get(0);
        }
        return results;
    }

    /** What is done with a ChangeSet that is refused. */
    CommitResult refused(ChangeSet set) {
        throw new UnstorableException("writing: refused");
    }
}
