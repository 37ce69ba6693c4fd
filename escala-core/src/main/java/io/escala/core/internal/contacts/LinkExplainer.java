package io.escala.core.internal.contacts;

import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.LinkExplanation;
import io.escala.core.contacts.LinkStep;
import io.escala.core.contacts.LinkStep.Result;
import io.escala.core.identify.Identification;
import io.escala.core.identify.Identification.Rule;
import io.escala.core.identify.Identification.Step;
import io.escala.core.identify.Identifier;
import io.escala.core.identify.KeyHolders;
import io.escala.core.internal.identify.ContactIdentification;
import io.escala.core.internal.identify.LinkReasons;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.LinkReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Explains why a conversation belongs to its contact, or to none. Pure. What a rule decided is known from the reason that was recorded with the
 * link: the rules before it, whose order is fixed, found nobody. Of any other link, and of a person who is no contact, the rules are tried
 * again on what holds now, as if the person were linked to none, first without the vetoes and then with them. Confined to one thread.
 */
final class LinkExplainer {
    private final State state;
    private final Correspondent correspondent;
    private final ChannelIdentity person;
    private final Map<ContactId, String> names = new HashMap<>();

    /** Requires the state of {@link ContactLoader#forConversation}. */
    LinkExplainer(State state, Correspondent correspondent) {
        this.state = state;
        this.correspondent = correspondent;
        this.person = correspondent.identity();
    }

    /** @param user the name of the user who made the link, or null */
    LinkExplanation explain(@Nullable String user) {
        ContactId contact = person.contact();
        LinkReason reason = person.reason();
        Optional<List<LinkStep>> then =
                contact == null || reason == null ? Optional.empty() : whenItWasMade(contact, reason);
        List<LinkStep> steps = then.orElseGet(this::now);
        if (contact != null) {
            name(contact);
        }
        return new LinkExplanation(
                correspondent.conversation().id(),
                contact,
                reason,
                reason == null ? null : key(reason).orElse(null),
                person.vetoes(),
                steps,
                then.isEmpty(),
                new LinkExplanation.Names(names, user));
    }

    private Optional<List<LinkStep>> whenItWasMade(ContactId contact, LinkReason reason) {
        List<LinkStep> steps = new ArrayList<>();
        for (Step step :
                Identifier.decide(correspondent.keys(), KeyHolders.none()).tried()) {
            if (step.rule() != Rule.WEAK_FORM
                    && LinkReasons.rule(step.rule()) == reason.rule()
                    && Objects.equals(step.form(), reason.form())) {
                steps.add(step(step, Result.FOUND, List.of(contact)));
                return Optional.of(steps);
            }
            steps.add(step(step, Result.NONE, List.of()));
        }
        return Optional.empty();
    }

    private List<LinkStep> now() {
        Map<Step, List<ContactId>> vetoed = new HashMap<>();
        Set<ContactId> excluded = new HashSet<>();
        Identification who = identify(excluded);
        for (List<ContactId> against = vetoed(who, excluded); !against.isEmpty(); against = vetoed(who, excluded)) {
            vetoed.put(bare(last(who)), against);
            excluded.addAll(against);
            who = identify(excluded);
        }
        List<LinkStep> steps = new ArrayList<>();
        for (Step step : who.tried()) {
            List<ContactId> against = vetoed.getOrDefault(bare(step), List.of());
            if (!against.isEmpty()) {
                steps.add(step(step, Result.VETOED, against));
            }
            if (step.hits() > 0) {
                steps.add(step(step, result(who), contacts(who)));
            } else if (against.isEmpty()) {
                steps.add(step(step, Result.NONE, List.of()));
            }
        }
        return steps;
    }

    private Identification identify(Set<ContactId> without) {
        return ContactIdentification.identify(state, person.linkedTo(null, without, null), correspondent.keys());
    }

    /** Of the contacts that were found, those that a user took the person off. */
    private List<ContactId> vetoed(Identification who, Set<ContactId> excluded) {
        return contacts(who).stream()
                .filter(contact -> person.vetoes().contains(contact) && !excluded.contains(contact))
                .toList();
    }

    private static Step last(Identification who) {
        return who.tried().get(who.tried().size() - 1);
    }

    /** The step without what it found. */
    private static Step bare(Step step) {
        return new Step(step.rule(), step.key(), step.form(), 0);
    }

    private static List<ContactId> contacts(Identification who) {
        return who.accept(new Identification.Cases<>() {
            @Override
            public List<ContactId> known(Identification.Known known) {
                return List.of(known.contact());
            }

            @Override
            public List<ContactId> suggested(Identification.Suggested suggested) {
                return suggested.contacts();
            }

            @Override
            public List<ContactId> ambiguous(Identification.Ambiguous ambiguous) {
                return ambiguous.contacts();
            }

            @Override
            public List<ContactId> unknown(Identification.Unknown unknown) {
                return List.of();
            }
        });
    }

    private static Result result(Identification who) {
        if (who instanceof Identification.Known) {
            return Result.FOUND;
        }
        return who instanceof Identification.Suggested ? Result.SUGGESTED : Result.AMBIGUOUS;
    }

    private LinkStep step(Step step, Result result, List<ContactId> contacts) {
        contacts.forEach(this::name);
        Map<ContactId, String> known = new HashMap<>(names);
        known.keySet().retainAll(new LinkedHashSet<>(contacts));
        return new LinkStep(step, result, contacts, known);
    }

    private void name(ContactId contact) {
        ContactCardAssembler.card(state, contact)
                .flatMap(ContactCard::displayName)
                .ifPresent(name -> names.put(contact, name));
    }

    /** The key of the person that met: the one of its kind that they had then. */
    private Optional<IdentityKey> key(LinkReason reason) {
        return state.identities().aliases(person.id()).stream()
                .filter(alias -> alias.key().kind() == reason.key() && had(alias, reason))
                .max(Comparator.comparing(IdentityAlias::lastSeen))
                .map(IdentityAlias::key);
    }

    private static boolean had(IdentityAlias alias, LinkReason reason) {
        return !alias.validFrom().isAfter(reason.at())
                && (alias.validTo() == null || alias.validTo().isAfter(reason.at()));
    }
}
