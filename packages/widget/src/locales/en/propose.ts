import type { words as zh } from '../zh/propose.ts'

export const words: typeof zh = {
  step: (at, all) => `Step ${at} of ${all}`,
  next: 'Continue',
  back: 'Back',
  later: 'You can write first and sign in at the end. What you write is kept.',
  follows: (title) => `Follows: ${title}`,
  followsRunning: 'The earlier matter has not ended; only then can another follow it.',
  help: 'Rather not write? Call, and staff will write it for you:',
  kindTitle: 'What is it about?',
  kind: {
    around: 'Something around us that concerns everybody',
    common: 'Money or things that owners hold in common',
    rule: 'A rule for all residents',
    collective: 'Land or assets of a collective',
    dispute: 'A dispute with one person or household',
    duty: 'A duty of government',
  },
  kindHint: {
    around: 'Idle land, parking, lamps, cleanliness, places to meet, help for elders',
    common: 'Repair funds, lifts, outer walls, roofs, letting common ground',
    rule: 'Residents’ covenant or charter',
    collective: 'Contracts, leases, how compensation is shared',
    dispute: 'Leaks, noise, blocked passages, debts',
    duty: 'A broken sewer main, damaged roads, illegal building, public order',
  },
  kindMissing: 'Please choose. If unsure take the nearest; the community looks again when it takes it up.',
  ownersTitle: 'Which of these?',
  owners: {
    raise: 'Raising repair funds',
    rebuild: 'Rebuilding the house or what belongs to it',
    use: 'Changing the use of common parts, or earning with them',
    general: 'Else: using repair funds, choosing a manager, the covenant …',
  },
  way: {
    tiyizuo: 'This goes by “propose, deliberate, act”',
    'owners-general': 'Owners decide this together (ordinary matter)',
    'owners-special': 'Owners decide this together (special matter)',
    'residents-meeting': 'The residents’ meeting decides this',
    'collective-members': 'The assembly of the collective’s members decides this',
    mediation: 'This is for mediation, without a vote',
    report: 'This is reported up, without a vote',
  },
  why: {
    tiyizuo:
      'Because it concerns what is around us all, takes nothing that owners hold in common and cuts nobody’s rights, residents can settle it. The community takes it up, neighbours second it, opinions are asked for, the council deliberates, it hangs as a notice, and then it is done.',
    'owners-general':
      'Because the Civil Code, article 278, has owners vote on what they hold in common: two thirds must take part, by area and by heads, and more than half of those must agree in both.',
    'owners-special':
      'Because the Civil Code, article 278, asks more owners to agree to this: two thirds must take part, by area and by heads, and three quarters of those must agree in both.',
    'residents-meeting':
      'Because a rule that binds all residents is made by their meeting; a council cannot do it.',
    'collective-members':
      'Because land and assets of a collective belong to its members; their assembly decides, and other residents do not vote.',
    mediation:
      'Because one person’s rights are not settled by the votes of others. The mediation committee brings both sides together, free of charge.',
    report:
      'Because it is the duty of government: residents neither pay nor vote. The community reports it up and tells you what comes of it.',
  },
  basis: (clause) => `Basis: ${clause}`,
  ownersBy: 'The community’s staff begin it. Tell them what you want to propose:',
  clerkMay: 'You are staff of the community and can begin it yourself.',
  goTo: {
    mediation: 'Call the community to ask for mediation:',
    report: 'Call the community and say where it is and what it looks like; keep away if it is dangerous:',
  },
  visitUs: (place, hours) => `Or come to ${place}, ${hours}.`,
}
